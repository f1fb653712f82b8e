/// A mention as a decision names it: words at a place of one kept revision, so that it survives re-analysis and edits.
package struct MentionRef: Hashable, Sendable {
  package var article: Int64
  /// SHA-256 of the revision's text, lower-case hex.
  package var revision: String
  package var span: Span
  package var exact: String

  package init(article: Int64, revision: String, span: Span, exact: String) {
    self.article = article
    self.revision = revision
    self.span = span
    self.exact = exact
  }
}

/// What a person asks for, in the ids of the screen; `Library.decide` turns it into a `Decision`.
package enum DecisionOperation: Hashable, Sendable {
  /// Two entities are one.
  case same(Int64, Int64)
  /// Two entities are not one, whatever links say.
  case different(Int64, Int64)
  /// These mentions of an entity are somebody else.
  case split([MentionPlace], from: Int64)
  case rename(Int64, name: String)
  case retype(Int64, kind: EntityKind)
  /// Not an entity, in any article.
  case ignore(Int64)
  case ignoreInArticle(Int64, article: Int64)
  case ignoreMention(article: Int64, span: Span)
  /// The span is a mention; with `identical`, so are all equal words of the article that are none yet. Belongs to
  /// `entity`, or is a new one.
  case addMention(article: Int64, span: Span, kind: EntityKind, entity: Int64?, identical: Bool)
  case alias(Int64, name: String)
  /// Outside identifier (Wikidata); empty takes it away.
  case link(Int64, identifier: String)
  case note(Int64, text: String)
}

/// One entry of the append-only log of decisions.
package struct Decision: Hashable, Sendable {
  package enum Verb: String, CaseIterable, Hashable, Sendable {
    case same, different, split, rename, retype, ignore, ignoreInArticle, ignoreMention, add, alias, link, note, undo
  }

  /// Position in this library's log.
  package var seq: Int64
  /// UUID text, the same in every export.
  package var id: String
  /// Seconds since 1970.
  package var time: Double
  package var actor: String
  package var verb: Verb
  /// The mentions or groups that were shown: one group, or the two that are compared.
  package var groups: [[MentionRef]]
  /// New name, kind, alias, identifier or note; for `add` the kind.
  package var value: String
  package var reason: String?
  /// Ids of the decisions that this one takes back.
  package var undoes: [String]
  /// Whether nothing later takes it back.
  package var isLive: Bool

  package init(
    seq: Int64 = 0, id: String, time: Double, actor: String, verb: Verb, groups: [[MentionRef]] = [],
    value: String = "", reason: String? = nil, undoes: [String] = [], isLive: Bool = true
  ) {
    self.seq = seq
    self.id = id
    self.time = time
    self.actor = actor
    self.verb = verb
    self.groups = groups
    self.value = value
    self.reason = reason
    self.undoes = undoes
    self.isLive = isLive
  }
}

/// A line of "why is this one entity?".
package struct WhyLine: Hashable, Sendable {
  package var text: String
  /// The decision behind it; nil for a link the program made.
  package var decision: Decision?
  /// What took that decision back.
  package var undoneBy: Decision?
  /// Articles that say so; 0 for a decision.
  package var articles: Int
  package var place: MentionPlace?

  package init(
    text: String, decision: Decision? = nil, undoneBy: Decision? = nil, articles: Int = 0, place: MentionPlace? = nil
  ) {
    self.text = text
    self.decision = decision
    self.undoneBy = undoneBy
    self.articles = articles
    self.place = place
  }
}

/// A decision that an earlier "different" forbids, with the chain of decisions that would join the two.
package struct Contradiction: Error, Hashable, Sendable {
  package var decision: Decision
  package var forbiddenBy: Decision
  /// From one side of `forbiddenBy` to the other.
  package var chain: [Decision]

  package init(decision: Decision, forbiddenBy: Decision, chain: [Decision]) {
    self.decision = decision
    self.forbiddenBy = forbiddenBy
    self.chain = chain
  }
}

/// Are these two one? The most valuable open question first.
package struct IdentityQuestion: Hashable, Sendable {
  package struct Side: Hashable, Sendable {
    package var entity: EntitySummary
    package var context: [Passage]

    package init(entity: EntitySummary, context: [Passage]) {
      self.entity = entity
      self.context = context
    }
  }

  package var left: Side
  package var right: Side
  package var pro: [String]
  package var contra: [String]
  /// Mentions that a "yes" brings together.
  package var worth: Int

  package init(left: Side, right: Side, pro: [String], contra: [String], worth: Int) {
    self.left = left
    self.right = right
    self.pro = pro
    self.contra = contra
    self.worth = worth
  }
}
