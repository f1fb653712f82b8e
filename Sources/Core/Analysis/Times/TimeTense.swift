/// Which way the clause around a time looks.
enum TimeTense {
  case past, future, unknown
}

/// Reads the tense from the verbs near an expression, without a parser: the nearest cue before it decides, else the
/// first one after it. Bounded look-around, so linear over the article.
struct TimeTenseReader {
  private static let reach = 18

  let grammar: TimeGrammar
  let first: Int
  let limit: Int

  func tense(of match: TimeMatch) -> TimeTense {
    before(match.start) ?? after(match.end) ?? .unknown
  }

  private func before(_ start: Int) -> TimeTense? {
    var infinitive = false
    var i = start - 1
    while i >= first, i >= start - TimeTenseReader.reach {
      let lexeme = grammar.lexemes[i]
      switch lexeme.word {
      case .future: return .future
      case .scheduled where !infinitive: return .future
      case .pastVerb:
        // "to shut", "could be brought forward": no past.
        if i > first, grammar.lexemes[i - 1].word == .to {
          infinitive = true
        } else if !isPassive(i) {
          return infinitive && isPromise(i) ? .future : .past
        }
      case .be where lexeme.value == 1:
        if grammar.tokens[i].folded != foldedHash("been") { return .past }
      case .to where isVerbAfter(i): infinitive = true
      case .dot: return infinitive ? .future : nil
      default:
        if isPastForm(i) {
          if isPassive(i) { break }
          return infinitive && isPromise(i) ? .future : .past
        }
      }
      i -= 1
    }
    return infinitive ? .future : nil
  }

  private func after(_ end: Int) -> TimeTense? {
    var i = end
    while i < limit, i < end + TimeTenseReader.reach {
      let lexeme = grammar.lexemes[i]
      switch lexeme.word {
      case .future, .scheduled: return .future
      case .pastVerb: return .past
      case .be:
        if lexeme.value == 1 { return .past }
        return i + 1 < limit && grammar.lexemes[i + 1].word == .to ? .future : nil
      case .comma where i + 1 < limit && isRelative(i + 1):
        // A clause about somebody says nothing of the main verb.
        i += 1
        while i < limit, i < end + TimeTenseReader.reach, grammar.lexemes[i].word != .comma { i += 1 }
      default: if isPastForm(i) { return .past }
      }
      i += 1
    }
    return nil
  }

  private func isRelative(_ i: Int) -> Bool {
    grammar.tokens[i].folded == foldedHash("who") || grammar.tokens[i].folded == foldedHash("which")
  }

  private func isVerbAfter(_ i: Int) -> Bool {
    guard i + 1 < limit, grammar.tokens[i + 1].kind == .word, grammar.tokens[i + 1].letterCase == .lower else {
      return false
    }
    let word = grammar.lexemes[i + 1].word
    return word == .none || word == .be || word == .future || word == .boundary
  }

  /// A lower-case word in -ed that is long enough to be a verb.
  private func isPastForm(_ i: Int) -> Bool {
    let token = grammar.tokens[i]
    guard token.kind == .word, token.letterCase == .lower, token.end - token.start >= 4 else { return false }
    let end = Int(token.end)
    return grammar.text.bytes[end - 1] == 0x64 && grammar.text.bytes[end - 2] == 0x65
      && token.folded != foldedHash("need")
      && token.folded != foldedHash("hundred")
  }

  /// "to be announced", "will have been signed": the participle says nothing, the verb before it does.
  private func isPassive(_ i: Int) -> Bool {
    for k in max(first, i - 2)..<max(first, i) {
      let word = grammar.lexemes[k].word
      if word == .be || grammar.tokens[k].folded == foldedHash("have") || grammar.tokens[k].folded == foldedHash("get")
      {
        return true
      }
    }
    return false
  }

  /// Verbs of which the infinitive lies ahead: *agreed to meet on Friday*.
  private func isPromise(_ i: Int) -> Bool {
    switch grammar.tokens[i].folded {
    case foldedHash("agreed"), foldedHash("pledged"), foldedHash("vowed"), foldedHash("ordered"), foldedHash("invited"),
      foldedHash("urged"), foldedHash("asked"), foldedHash("told"), foldedHash("offered"), foldedHash("threatened"),
      foldedHash("intended"), foldedHash("proposed"), foldedHash("announced"):
      true
    default: false
    }
  }
}
