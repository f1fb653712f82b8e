import Core

/// Which panes are there, which has the keys, and how lists are ordered.
extension State {
  /// Panes that can have the keys, in the order of Tab.
  private var panes: [Context] {
    let layout = self.layout
    if layout.isNarrow { return [.text, .entities, .timeline] }
    var panes: [Context] = []
    if !layout.articles.isEmpty { panes.append(.articles) }
    panes.append(.text)
    if !layout.sidebar.isEmpty { panes.append(.entities) }
    if !layout.timeline.isEmpty { panes.append(.timeline) }
    return panes
  }

  mutating func arrange(_ command: Command, count: Int?) -> [Effect] {
    let n = max(1, count ?? 1)
    switch command {
    case .nextPane: cyclePane(1)
    case .previousPane: cyclePane(-1)
    case .paneArticles:
      if layout.articles.isEmpty || screen != .reading || focus == .articles {
        if screen != .articles { jumps.leave(place) }
        screen = .articles
      } else {
        focus = .articles
      }
      if let id = reader?.article.summary.id, let row = articles.row(of: id) {
        articles.list.choose(row, count: articles.rows.count, height: articlesHeight)
      }
    case .paneText: focusText()
    case .paneEntities:
      screen = .reading
      settings.wish.sidebar = true
      focus = .entities
      if chosen == nil { return showPane() + chooseFromSidebar() }
    case .paneTimeline:
      if screen == .timeline {
        screen = .reading
        focus = .timeline
      } else if screen == .reading, focus == .timeline, settings.wish.timeline {
        screen = .timeline
      } else {
        screen = .reading
        settings.wish.timeline = true
        focus = .timeline
      }
    case .toggleSidebar:
      settings.wish.sidebar.toggle()
      if focus == .entities { focus = .text }
    case .toggleTimeline:
      settings.wish.timeline.toggle()
      if focus == .timeline { focus = .text }
    case .toggleArticles:
      settings.wish.articles.toggle()
      if focus == .articles { focus = .text }
    case .entityOrder:
      let all = EntityOrder.allCases
      sidebar.order = all[((all.firstIndex(of: sidebar.order) ?? 0) + 1) % all.count]
      say("Names by \(sidebar.order.rawValue)")
      return listEntities()
    case .entityScope:
      sidebar.isLibrary.toggle()
      sidebar.rows = []
      sidebar.isWaiting = true
      say(sidebar.isLibrary ? "Names of the whole library" : "Names of this article")
      return listEntities()
    case .mainEvents:
      timeline.mainOnly.toggle()
      say(timeline.mainOnly ? "Main events" : "All events")
      return askTimeline()
    case .timelineByEntity:
      timeline.followsEntity.toggle()
      say(timeline.followsEntity ? "Events of \(chosen?.name ?? "the chosen name")" : "Everybody's events")
      return askTimeline()
    case .previousYear, .nextYear:
      if let row = timeline.row(years: command == .nextYear ? n : -n) {
        timeline.list.choose(row, count: timeline.rows.count, height: timelineHeight)
        return showEvent()
      }
    case .wider: setMeasure(settings.measure + 2 * n)
    case .narrower: setMeasure(settings.measure - 2 * n)
    default: break
    }
    return showPane()
  }

  private mutating func showPane() -> [Effect] {
    reflow()
    return []
  }

  private mutating func cyclePane(_ direction: Int) {
    guard screen == .reading else {
      screen = .reading
      return
    }
    let panes = self.panes
    let index = panes.firstIndex(of: focus) ?? 0
    focus = panes[((index + direction) % panes.count + panes.count) % panes.count]
  }

  mutating func setMeasure(_ columns: Int) {
    settings.measure = max(20, min(columns, 200))
    reflow()
    say("Measure \(settings.measure)")
  }

  mutating func listEntities() -> [Effect] {
    if !sidebar.isLibrary, reader == nil { return [] }
    return [
      .listEntities(
        article: sidebar.isLibrary ? nil : reader?.article.summary.id, sidebar.order,
        sidebar.isLibrary ? articles.filter : Filter())
    ]
  }
}
