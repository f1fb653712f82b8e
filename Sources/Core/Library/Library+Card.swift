import Foundation

extension Library {
  /// How many articles a card looks into for quotations: those that name the entity most.
  private static let quotedArticles = 80
  /// How many articles a card counts companions in: the newest.
  private static let companionArticles = 1000

  /// All that the library knows about an entity.
  package func card(_ entity: Int64) throws(Problem) -> EntityCard {
    try store.read { session in
      guard let facts = try session.facts(of: entity) else {
        throw Problem(.user, "there is no entity \(entity) in this library", hint: "See: dossier entities")
      }
      let stops = try session.stops(of: entity)
      var card = EntityCard(
        summary: facts.summary, aliases: facts.aliases, externalID: facts.identifier,
        notes: try notes(on: entity, session), firstSeen: facts.firstSeen, lastSeen: facts.lastSeen)
      card.months = Library.months(stops)
      card.quotations = try quotations(of: entity, stops, session)
      card.events = try session.timeline(of: entity, limit: 200)
      card.related = try related(to: facts.summary, session, limit: 12)
      card.articles = try articles(stops, session)
      return card
    }
  }

  private static func months(_ stops: [Stop]) -> [EntityCard.Month] {
    var months: [EntityCard.Month] = []
    for stop in stops {
      guard let day = stop.published else { continue }
      if let last = months.last, last.year == day.year, last.month == day.month {
        months[months.count - 1].mentions += stop.mentions
      } else {
        months.append(EntityCard.Month(year: day.year, month: day.month, mentions: stop.mentions))
      }
    }
    return months
  }

  private func articles(_ stops: [Stop], _ session: Session) throws -> [EntityCard.InArticle] {
    var mentions: [Int64: Int] = [:]
    var order: [Int64] = []
    for stop in stops {
      if mentions[stop.article] == nil { order.append(stop.article) }
      mentions[stop.article, default: 0] += stop.mentions
    }
    let summaries = try session.summaries(of: order, actor: actor)
    return order.compactMap { id in
      summaries[id].map { EntityCard.InArticle(article: $0, mentions: mentions[id] ?? 0) }
    }
  }

  private func quotations(of entity: Int64, _ stops: [Stop], _ session: Session) throws -> [Passage] {
    let most = stops.sorted { ($1.mentions, $0.day, $0.article) < ($0.mentions, $1.day, $1.article) }
      .prefix(Library.quotedArticles).sorted { ($0.day, $0.article) < ($1.day, $1.article) }
    var passages: [Passage] = []
    var seen: Set<String> = []
    for stop in most {
      guard let look = try ArticleLook(stop.article, session) else { continue }
      for quotation in look.analysis.quotations where quotation.speaker == stop.ordinal {
        let passage = look.passage(quotation.span)
        // Wire copies quote the same words: once is enough.
        if seen.insert(passage.text).inserted { passages.append(passage) }
      }
    }
    return passages
  }

  /// Entities that occur with one more often than chance, most surprising first.
  private func related(to entity: EntitySummary, _ session: Session, limit: Int) throws -> [EntityCard.Related] {
    let companions = try session.companions(of: entity.id, limit: Library.companionArticles)
    let groups = Twins.groups(Dictionary(companions.map { ($0.article, $0.twin) }) { first, _ in first })
    var articles: [Int64: Set<Int64>] = [:]
    for companion in companions {
      articles[companion.entity, default: []].insert(groups[companion.article] ?? companion.article)
    }
    let own = Set(groups.values).count
    let total = max(own, try session.articleCount(where: .all))
    var ranked: [(id: Int64, articles: Int, surprise: Double)] = []
    let counts = try session.articleCounts(of: Array(articles.keys))
    for (id, both) in articles {
      guard let other = counts[id] else { continue }
      let surprise = Surprise.logLikelihood(both: both.count, first: own, second: max(other, both.count), total: total)
      if surprise > 0 { ranked.append((id, both.count, surprise)) }
    }
    ranked.sort { ($1.surprise, $1.articles, $0.id) < ($0.surprise, $0.articles, $1.id) }
    return try ranked.prefix(limit).compactMap { item in
      guard let summary = try session.summary(of: item.id) else { return nil }
      return EntityCard.Related(
        entity: summary, articles: item.articles, surprise: item.surprise,
        evidence: try evidence(of: entity.id, with: item.id, session))
    }
  }
}

/// How far two things occur together beyond chance.
enum Surprise {
  /// Log-likelihood ratio G² of the 2×2 table; 0 where they occur together no more than chance would have it.
  ///
  /// Source: T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", 1993.
  static func logLikelihood(both: Int, first: Int, second: Int, total: Int) -> Double {
    let total = max(total, first + second - both)
    guard both > 0, Double(both) * Double(total) > Double(first) * Double(second) else { return 0 }
    let table = [both, first - both, second - both, total - first - second + both].map(Double.init)
    func entropy(_ counts: [Double]) -> Double {
      let sum = counts.reduce(0, +)
      return counts.reduce(0) { $1 > 0 ? $0 + $1 * log($1 / sum) : $0 }
    }
    let rows = [table[0] + table[1], table[2] + table[3]]
    let columns = [table[0] + table[2], table[1] + table[3]]
    return max(0, 2 * (entropy(table) - entropy(rows) - entropy(columns)))
  }
}

/// Copies of one text among articles.
enum Twins {
  /// - Parameter prints: fingerprint of each article (see `Fingerprint`).
  /// - Returns: for each article the smallest id of its copies.
  static func groups(_ prints: [Int64: Int64]) -> [Int64: Int64] {
    var groups: [Int64: Int64] = [:]
    var first: [[UInt64]: Int64] = [:]
    for (article, twin) in prints.sorted(by: { $0.key < $1.key }) {
      guard twin != 0 else {
        groups[article] = article
        continue
      }
      let bits = UInt64(bitPattern: twin)
      let parts = (0..<4).map { bits >> UInt64(48 - 16 * $0) & 0xFFFF }
      // Three equal minhashes of four: any of the four ways to leave one out is a key.
      let keys = (0..<4).map { left -> [UInt64] in
        [UInt64(left)] + parts.enumerated().filter { $0.offset != left }.map(\.element)
      }
      let group = keys.lazy.compactMap { first[$0] }.first ?? article
      groups[article] = group
      for key in keys where first[key] == nil { first[key] = group }
    }
    return groups
  }
}
