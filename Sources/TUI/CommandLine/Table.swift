import ArgumentParser
import Core

/// How a command prints its rows.
enum TableFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people: columns as wide as the terminal allows.
  case table
  case json, jsonl, csv, tsv
}

/// Rows with named columns, printed for people or for programs.
struct Table {
  enum Value: Hashable {
    case text(String)
    case number(Int)
    case none
  }

  struct Column {
    /// Name in JSON and heading.
    var name: String
    var isNumber = false
    /// Gives way where the terminal is narrow.
    var isFlexible = false
  }

  var columns: [Column]
  var rows: [[Value]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// - Parameter format: nil for what fits: a table on a terminal, tab-separated values in a pipe.
  func print(_ format: TableFormat?) throws {
    switch format ?? (Output.isTerminal ? .table : .tsv) {
    case .table: try printTable(columns: Output.columns)
    case .json:
      var bytes = JSON.array(rows.map(json)).encoded
      bytes.append(0x0A)
      try Output.write(bytes)
    case .jsonl:
      for row in rows { try Output.write(json(row).encoded + [0x0A]) }
    case .csv: try lines(separator: 0x2C, quote: Self.csv)
    case .tsv: try lines(separator: 0x09, quote: Self.plain)
    }
  }

  private func json(_ row: [Value]) -> JSON {
    .object(
      zip(columns, row).map { column, value in
        switch value {
        case .text(let text): JSON.Member(column.name, .string(text))
        case .number(let number): JSON.Member(column.name, .integer(number))
        case .none: JSON.Member(column.name, .null)
        }
      })
  }

  private func lines(separator: UInt8, quote: (String) -> String) throws {
    var bytes: [UInt8] = []
    func add(_ cells: [String]) {
      for (i, cell) in cells.enumerated() {
        if i > 0 { bytes.append(separator) }
        bytes.append(contentsOf: cell.utf8)
      }
      if separator == 0x2C { bytes.append(0x0D) }
      bytes.append(0x0A)
    }
    add(columns.map(\.name))
    for row in rows {
      add(
        row.map { value in
          switch value {
          case .text(let text): quote(text)
          case .number(let number): String(number)
          case .none: ""
          }
        })
      if bytes.count > 1 << 16 {
        try Output.write(bytes)
        bytes = []
      }
    }
    try Output.write(bytes)
  }

  /// RFC 4180; a cell that a spreadsheet would run as a formula gets an apostrophe.
  static func csv(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// One line, without tabs, safe for a terminal: a pipe often ends in one.
  static func plain(_ text: String) -> String {
    SafeText.line(String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }

  /// Columns as narrow as their content; the flexible ones share what is left.
  private func printTable(columns width: Int) throws {
    let cells = rows.map { row in
      row.map { value -> String in
        switch value {
        case .text(let text): Self.plain(text)
        case .number(let number): String(number)
        case .none: ""
        }
      }
    }
    var widths = columns.indices.map { i in
      cells.reduce(TextWidth.of(columns[i].name)) { max($0, TextWidth.of($1[i])) }
    }
    let flexible = columns.indices.filter { columns[$0].isFlexible }
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    while excess > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 {
      widths[widest] -= 1
      excess -= 1
    }
    func line(_ row: [String]) -> String {
      var line = ""
      for (i, cell) in row.enumerated() {
        let shown = TextWidth.clipped(cell, to: widths[i])
        let space = String(repeating: " ", count: max(0, widths[i] - TextWidth.of(shown)))
        line += (i > 0 ? "  " : "") + (columns[i].isNumber ? space + shown : shown + space)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    guard !rows.isEmpty else { return }
    try Output.write(line: line(columns.map(\.name)))
    for row in cells { try Output.write(line: line(row)) }
  }
}
