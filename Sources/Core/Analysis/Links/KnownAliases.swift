/// Names that are known to be one thing, beyond what spelling shows. Own table of facts, folded keys.
enum KnownAliases {
  /// The key that stands for all names of the same thing; the key itself where nothing is known.
  static func canonicalKey(_ key: String, kind: EntityKind) -> String {
    if kind == .group { return groups[key] ?? key }
    if let known = names[key] { return known }
    // UN Security Council is the United Nations Security Council.
    guard let space = key.utf8.firstIndex(of: 0x20), let long = leading[String(key[..<space])] else { return key }
    let longer = long + key[space...]
    return names[longer] ?? longer
  }

  private static let leading = [
    "us": "united states", "un": "united nations", "uk": "united kingdom", "eu": "european union",
  ]

  /// The fullest usual name of a canonical key, where the spelling of the mentions may not have it.
  private static let names: [String: String] = table(nameGroups)
  private static let groups: [String: String] = table(groupForms)

  private static func table(_ rows: [String]) -> [String: String] {
    var table: [String: String] = [:]
    for row in rows {
      let keys = row.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
      for key in keys { table[key] = keys[0] }
    }
    return table
  }

  /// Countries, cities and bodies: the first one stands for the rest.
  private static let nameGroups = [
    "united states, us, usa, united states of america, america, u s, u s a",
    "united kingdom, uk, britain, great britain, u k", "european union, eu, e u", "united nations, un, u n",
    "north atlantic treaty organization, nato, north atlantic treaty organisation", "soviet union, ussr, u s s r",
    "kyiv, kiev", "odesa, odessa", "kharkiv, kharkov", "lviv, lvov", "dnipro, dnepr", "chernobyl, chornobyl",
    "myanmar, burma", "czech republic, czechia", "turkey, turkiye", "ivory coast, cote divoire",
    "united arab emirates, uae", "democratic republic of the congo, democratic republic of congo, drc, dr congo",
    "peoples republic of china, prc, china", "north korea, dprk, democratic peoples republic of korea",
    "south korea, republic of korea", "russia, russian federation", "mumbai, bombay", "beijing, peking",
    "new york city, nyc", "washington dc, washington d c, district of columbia", "los angeles, la",
    "st petersburg, saint petersburg, leningrad", "ho chi minh city, saigon", "kolkata, calcutta", "yangon, rangoon",
    "holland, netherlands", "vatican, holy see, vatican city", "east timor, timor leste", "cape verde, cabo verde",
    "swaziland, eswatini", "macedonia, north macedonia", "bosnia and herzegovina, bosnia, bosnia herzegovina",
    "world health organization, who, world health organisation", "international monetary fund, imf",
    "international atomic energy agency, iaea", "international criminal court, icc",
    "world trade organization, wto", "european central bank, ecb", "federal bureau of investigation, fbi",
    "central intelligence agency, cia", "national security agency, nsa", "national security council, nsc",
    "federal reserve, fed, federal reserve board", "environmental protection agency, epa",
    "national aeronautics and space administration, nasa", "food and drug administration, fda",
    "centers for disease control and prevention, cdc", "department of state, state department, us state department",
    "department of defense, defense department, us department of defense, us defense department",
    "department of justice, justice department, us department of justice",
    "department of homeland security, dhs, homeland security department",
    "department of the treasury, treasury department, us treasury, us treasury department",
    "british broadcasting corporation, bbc", "african union, au", "arab league, league of arab states",
    "organization of the petroleum exporting countries, opec", "association of southeast asian nations, asean",
    "organization for security and co operation in europe, osce, organization for security and cooperation in europe",
    "un security council, united nations security council, security council",
    "un general assembly, united nations general assembly, general assembly",
    "office of the united nations high commissioner for refugees, unhcr, un refugee agency",
    "world war ii, second world war, world war two, wwii, world war 2",
    "world war i, first world war, world war one, wwi, great war, world war 1",
    "us congress, congress, united states congress", "us senate, united states senate", "us army, united states army",
    "us navy, united states navy", "us air force, united states air force",
    "us supreme court, supreme court of the united states", "agence france presse, afp", "associated press, ap",
    "islamic state, isis, isil, islamic state of iraq and syria, daesh", "african national congress, anc",
    "people's liberation army, pla", "new york times, nyt", "wall street journal, wsj",
    "alabama, ala", "arizona, ariz", "california, calif", "colorado, colo", "connecticut, conn", "florida, fla",
    "georgia, ga", "illinois, ill", "indiana, ind", "kansas, kan", "kentucky, ky", "massachusetts, mass",
    "maryland, md", "michigan, mich", "minnesota, minn", "mississippi, miss", "missouri, mo", "new hampshire, nh",
    "new jersey, nj", "new mexico, nm", "new york, ny", "north carolina, nc", "oklahoma, okla", "pennsylvania, pa",
    "south carolina, sc", "tennessee, tenn", "texas, tex", "virginia, va", "vermont, vt", "washington, wash",
    "wisconsin, wis", "west virginia, wva",
  ]

  /// Nouns and adjectives of peoples that differ by more than a plural s.
  private static let groupForms = [
    "british, briton, britons, brit, brits", "french, frenchman, frenchmen", "spanish, spaniard, spaniards",
    "polish, pole, poles", "turkish, turk, turks", "danish, dane, danes", "swedish, swede, swedes",
    "finnish, finn, finns",
    "dutch, dutchman, dutchmen", "irish, irishman, irishmen", "scottish, scot, scots", "welsh, welshman, welshmen",
    "english, englishman, englishmen", "democratic, democrat, democrats", "jewish, jew, jews", "tory, tories",
    "conservative, conservatives", "american, americans, us", "filipino, filipinos, philippine", "thai, thais",
    "serbian, serb, serbs, serbians", "croatian, croat, croats, croatians", "bosnian, bosnians",
    "kosovar, kosovars, kosovan", "slovak, slovakian, slovaks", "czech, czechs", "arab, arabs, arabic",
    "kurdish, kurd, kurds", "islamic, muslim, muslims, moslem", "catholic, catholics, roman catholic",
    "uzbek, uzbeks", "tajik, tajiks", "kazakh, kazakhs", "afghan, afghans", "pakistani, pakistanis",
    "argentine, argentinian, argentines", "icelandic, icelander, icelanders", "european, europeans",
    "socialist, socialists", "communist, communists", "liberal democrat, liberal democrats, lib dem, lib dems",
    "palestinian, palestinians", "tatar, tatars", "new zealander, new zealanders, kiwi",
  ]

  /// The key of a group: known forms, else without a plural s.
  static func groupKey(_ key: String) -> String {
    if let known = groups[key] { return known }
    if key.utf8.count > 4, key.hasSuffix("s"), !key.hasSuffix("ss") {
      let stem = String(key.dropLast())
      return groups[stem] ?? stem
    }
    return key
  }
}
