/// Where keys mean something: what has the focus.
///
/// A key that the focused context does not know is looked up in the next of its `chain`.
enum Context: String, CaseIterable, Hashable, Sendable {
  case everywhere, text, selection, entities, timeline, articles, notes, card, identities, why, mentions, revisions,
    filters, tags, editor, help

  /// This context and those behind it, nearest first.
  var chain: [Context] {
    switch self {
    case .everywhere: [.everywhere]
    case .selection: [.selection, .text, .everywhere]
    case .editor: [.editor]
    case .help: [.help, .everywhere]
    default: [self, .everywhere]
    }
  }
}
