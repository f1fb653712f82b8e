/// Who held an office that articles speak of without a name: "the Russian president". Own list of public record, of
/// offices whose holder is named again and again in the news since 2014; only a person whom the article names by the
/// surname is ever meant.
enum Offices {
  struct Office: Hashable {
    /// Folded role word ("president").
    var role: UInt64
    /// Folded name or adjective of the country or body.
    var country: UInt64
  }

  /// Surnames of an office's holders, in lower case.
  static func holders(of role: UInt64, in country: UInt64) -> [String]? {
    table[Office(role: role, country: country)]
  }

  /// Whether somebody of a surname is known to hold an office of that name, wherever.
  static func holds(_ surname: String, _ role: UInt64) -> Bool { surnames[role]?.contains(surname) == true }

  private static let table: [Office: [String]] = {
    var table: [Office: [String]] = [:]
    for row in rows {
      for country in row.countries.split(separator: " ") {
        table[Office(role: SpeechWords.hash(row.role), country: SpeechWords.hash(String(country)))] =
          row.holders.split(separator: " ").map(String.init)
      }
    }
    return table
  }()

  private static let surnames: [UInt64: Set<String>] = {
    var known: [UInt64: Set<String>] = [:]
    for row in rows {
      known[SpeechWords.hash(row.role), default: []].formUnion(row.holders.split(separator: " ").map(String.init))
    }
    return known
  }()

  private static let rows: [(role: String, countries: String, holders: String)] = [
    ("president", "russian russia", "putin"),
    ("president", "ukrainian ukraine", "zelensky zelenskyy zelenskiy poroshenko"),
    ("president", "american america us u.s.", "trump biden obama"),
    ("president", "french france", "macron hollande"),
    ("president", "chinese china", "xi"),
    ("president", "turkish turkey", "erdogan erdoğan"),
    ("president", "belarusian belarus", "lukashenko"),
    ("president", "polish poland", "duda nawrocki"),
    ("president", "finnish finland", "stubb niinistö niinisto"),
    ("president", "brazilian brazil", "lula bolsonaro"),
    ("president", "egyptian egypt", "sisi"),
    ("president", "syrian syria", "assad"),
    ("president", "venezuelan venezuela", "maduro"),
    ("president", "argentine argentina", "milei"),
    ("chancellor", "german germany", "merz scholz merkel"),
    ("minister", "british britain uk", "starmer sunak truss johnson may cameron"),
    ("minister", "israeli israel", "netanyahu"),
    ("minister", "indian india", "modi"),
    ("minister", "canadian canada", "carney trudeau"),
    ("minister", "hungarian hungary", "orban orbán"),
    ("minister", "italian italy", "meloni"),
    ("minister", "japanese japan", "ishiba kishida abe"),
    ("leader", "russian russia", "putin"),
    ("leader", "chinese china", "xi"),
    ("leader", "ukrainian ukraine", "zelensky zelenskyy zelenskiy"),
  ]
}
