/// Who is named with whom: entities, and pairs that share sentences.
package struct EntityGraph: Hashable, Sendable {
  package struct Node: Hashable, Sendable {
    package var id: Int64
    package var name: String
    package var kind: EntityKind
    package var mentions: Int
    package var first: Day?
    package var last: Day?
  }

  package struct Edge: Hashable, Sendable {
    /// The smaller id.
    package var source: Int64
    package var target: Int64
    /// Sentences that name both.
    package var weight: Int
    package var first: Day?
    package var last: Day?
  }

  package var nodes: [Node] = []
  package var edges: [Edge] = []

  private struct Pair: Hashable {
    var source: Int64
    var target: Int64
  }

  /// - Parameter names: the library's names; entities without one have the name of their article.
  package init(_ articles: [OpenArticle], names: [Int64: String] = [:]) {
    var nodes: [Int64: Node] = [:]
    var edges: [Pair: Edge] = [:]
    for article in articles {
      let day = article.summary.published
      let ids = article.entityIDs
      for mention in article.analysis.mentions where ids.indices.contains(mention.entity) {
        let entity = article.analysis.entities[mention.entity]
        let id = ids[mention.entity]
        var node = nodes[id] ?? Node(id: id, name: names[id] ?? entity.name, kind: entity.kind, mentions: 0)
        node.mentions += 1
        (node.first, node.last) = EntityGraph.widened(node.first, node.last, by: day)
        nodes[id] = node
      }
      var at = 0
      let mentions = article.analysis.mentions
      for sentence in article.analysis.sentences {
        var inside: Set<Int64> = []
        while at < mentions.count, mentions[at].span.start < sentence.start { at += 1 }
        while at < mentions.count, mentions[at].span.start < sentence.end {
          if ids.indices.contains(mentions[at].entity) { inside.insert(ids[mentions[at].entity]) }
          at += 1
        }
        let sorted = inside.sorted()
        for (index, source) in sorted.enumerated() {
          for target in sorted[(index + 1)...] {
            let pair = Pair(source: source, target: target)
            var edge = edges[pair] ?? Edge(source: source, target: target, weight: 0)
            edge.weight += 1
            (edge.first, edge.last) = EntityGraph.widened(edge.first, edge.last, by: day)
            edges[pair] = edge
          }
        }
      }
    }
    self.nodes = nodes.values.sorted { $0.id < $1.id }
    self.edges = edges.values.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  private static func widened(_ first: Day?, _ last: Day?, by day: Day?) -> (Day?, Day?) {
    guard let day else { return (first, last) }
    return (first.map { min($0, day) } ?? day, last.map { max($0, day) } ?? day)
  }
}

/// The graph in foreign formats.
package enum GraphFiles {
  package static func graphML(_ graph: EntityGraph) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
       <key id="l" for="node" attr.name="label" attr.type="string"/><key id="t" for="node" attr.name="type" attr.type="string"/>
       <key id="m" for="node" attr.name="mentions" attr.type="int"/><key id="w" for="edge" attr.name="weight" attr.type="double"/>
       <key id="k" for="edge" attr.name="kind" attr.type="string"/>
       <graph id="G" edgedefault="undirected">

      """
    for node in graph.nodes {
      text += "  <node id=\"e\(node.id)\"><data key=\"l\">\(Markup.escaped(node.name))</data>"
      text += "<data key=\"t\">\(node.kind.rawValue)</data><data key=\"m\">\(node.mentions)</data></node>\n"
    }
    for edge in graph.edges {
      text += "  <edge id=\"r\(edge.source)-\(edge.target)\" source=\"e\(edge.source)\" target=\"e\(edge.target)\">"
      text += "<data key=\"w\">\(edge.weight)</data><data key=\"k\">co-mentioned</data></edge>\n"
    }
    return text + " </graph>\n</graphml>\n"
  }

  /// GEXF 1.3 with intervals: from the first to the last publication day that names them.
  package static func gexf(_ graph: EntityGraph) -> String {
    func interval(_ first: Day?, _ last: Day?) -> String {
      guard let first, let last else { return "" }
      return " start=\"\(first)\" end=\"\(last)\""
    }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
       <graph mode="dynamic" defaultedgetype="undirected" timeformat="date">
        <attributes class="node"><attribute id="0" title="type" type="string"/></attributes>
        <nodes>

      """
    for node in graph.nodes {
      text += "   <node id=\"e\(node.id)\" label=\"\(Markup.escaped(node.name))\"\(interval(node.first, node.last))>"
      text += "<attvalues><attvalue for=\"0\" value=\"\(node.kind.rawValue)\"/></attvalues></node>\n"
    }
    text += "  </nodes>\n  <edges>\n"
    for edge in graph.edges {
      text += "   <edge id=\"r\(edge.source)-\(edge.target)\" source=\"e\(edge.source)\" target=\"e\(edge.target)\""
      text += " weight=\"\(edge.weight)\"\(interval(edge.first, edge.last))/>\n"
    }
    return text + "  </edges>\n </graph>\n</gexf>\n"
  }

  package static func nodesCSV(_ graph: EntityGraph) -> String {
    CSV.text(
      header: ["Id", "Label", "type", "mentions", "first", "last"],
      rows: graph.nodes.map {
        [
          "e\($0.id)", $0.name, $0.kind.rawValue, String($0.mentions), $0.first?.description ?? "",
          $0.last?.description ?? "",
        ]
      })
  }

  package static func edgesCSV(_ graph: EntityGraph) -> String {
    CSV.text(
      header: ["Source", "Target", "Type", "Weight", "first", "last"],
      rows: graph.edges.map {
        [
          "e\($0.source)", "e\($0.target)", "Undirected", String($0.weight), $0.first?.description ?? "",
          $0.last?.description ?? "",
        ]
      })
  }
}
