/// Something that happened (or is to happen) at a date, as one sentence of one article tells it.
package struct Event: Hashable, Sendable {
  /// How the sentence stands to the fact.
  package enum Status: String, CaseIterable, Sendable { case reported, planned, said }

  /// The sentence.
  package var span: Span
  /// Index into `Analysis.times`.
  package var time: Int
  /// A clause that reads well in a list.
  package var label: String
  /// Indices into `Analysis.entities`: people, then organizations, then places, each in the order of the clause.
  package var participants: [Int]
  package var status: Status
  /// Rank for "main events": more participants and finer dates rank higher. 0…1; 0 where
  /// the label is not understood alone: never a main event.
  package var weight: Float

  package init(
    span: Span, time: Int, label: String, participants: [Int], status: Status = .reported, weight: Float = 0
  ) {
    self.span = span
    self.time = time
    self.label = label
    self.participants = participants
    self.status = status
    self.weight = weight
  }
}
