/// What restricted mode allows, command by command, as it was decided: none of these reaches another program, a shell, or a
/// file that is not the library.
enum Decided {
  static let allowed: Set<String> = Set(
    """
    down up left right half-page-down half-page-up page-down page-up top bottom go-to-percent line-start
    line-end next-word previous-word next-sentence previous-sentence next-paragraph previous-paragraph
    next-mention previous-mention next-place previous-place next-entity previous-entity next-date
    previous-date next-note previous-note follow back forward hints set-mark go-to-mark jumps card peek when
    next-article previous-article search search-backward search-library filter clear-filter save-filter sort
    unread next-pane previous-pane articles text entities timeline toggle-sidebar toggle-timeline
    toggle-articles entity-order entity-scope main-events timeline-filter previous-year next-year wider
    narrower set select select-word select-sentence select-paragraph expand shrink swap-ends copy annotate
    highlight add-mention notes reply edit-note delete-note tags note-private repair-note undo redo save-note
    keep-draft same different rename retype ignore split tick tick-identical tick-article retract alias link why identities answer-same
    answer-different answer-unsure skip-question set-date revisions command-line help problems what-is-new
    redraw cancel quit colours rename-tag mark-seen tag-list saved-filters narrow next-unread tag-all forget-filter
    together
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
