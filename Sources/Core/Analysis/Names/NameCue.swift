/// Words that tell what kind of name they stand in or beside: "… Bridge", "Battle of …", "the film …", "… said".
///
/// Only features: the trainer learns how far each class is to be trusted at each place.
enum NameCue: UInt8 {
  case none = 0
  /// Last word of a building or a built thing.
  case building
  case event
  /// Last or first word of a law, a treaty, a plan.
  case law
  /// A common word before the title of a work: book, film, study.
  case title
  /// A public body: ministry, council, court.
  case body
  case company
  case press
  case school
  case party
  case force
  /// Rank or office, which ends a name before a person.
  case office
  /// Part of a ministry's name before an office: "Defense Secretary".
  case department
  case landscape
  /// Verbs that only a speaker has.
  case speech
  case vessel

  private static let classes: [UInt64: NameCue] = {
    var classes: [UInt64: NameCue] = [:]
    for (cue, words) in words {
      for word in words.utf8.split(separator: UInt8(ascii: " ")) {
        classes[word.reduce(FNV.seed) { FNV.add($1, to: $0) }] = cue
      }
    }
    return classes
  }()

  static func of(_ folded: UInt64) -> NameCue { classes[folded] ?? .none }

  private static let words: [(NameCue, String)] = [
    (
      .building,
      """
      airport bridge stadium dam palace tower cathedral church mosque synagogue temple hall hotel inn prison jail castle \
      arena theatre theater tunnel airfield airbase monument memorial plaza mall barracks gate gates canal highway \
      motorway base refinery reactor pipeline terminal port harbour harbor building mansion square street avenue \
      boulevard road lane crossing pier wharf dock docks mill shipyard plant station cemetery ballroom embankment wall \
      hospital camp market line checkpoint
      """
    ),
    (
      .event,
      """
      war wars battle siege operation summit conference olympics paralympics games cup championship championships \
      tournament festival revolution uprising rebellion intifada hurricane typhoon cyclone storm earthquake massacre \
      genocide crisis trials talks discussions forum dialogue expo fair marathon convention parade coup raid offensive \
      campaign prix
      """
    ),
    (
      .law,
      """
      act treaty agreement agreements accord accords resolution protocol pact constitution charter bill amendment \
      statute regulation directive declaration code law plan order compact memorandum covenant doctrine
      """
    ),
    (
      .title,
      """
      book film movie song essay novel memoir study play poem opera album series sitcom documentary paper pamphlet \
      brochure painting exhibition musical episode anthology trilogy column report game comic show entitled titled \
      called headed published wrote
      """
    ),
    (
      .body,
      """
      ministry department agency bureau commission committee council court tribunal parliament senate assembly congress \
      cabinet authority office board inspectorate directorate secretariat service administration government chamber \
      municipality bundestag knesset duma
      """
    ),
    (
      .company,
      """
      company corporation corp corp. inc inc. ltd ltd. llc plc ag gmbh asa fze co co. group holding holdings bank airlines \
      airways motors industries systems technologies petroleum energy insurance sons partners capital steel brewery \
      shipping commodities logistics pharmaceuticals foundation fund trust institute association society federation \
      union league club charity think-tank
      """
    ),
    (
      .press,
      """
      newspaper daily weekly magazine journal times post herald gazette tribune guardian courier chronicle monitor \
      telegraph dispatch dispatches news newswire agency broadcaster television tv radio press website network channel \
      review
      """
    ),
    (.school, "university college school academy faculty laboratory centre center museum library observatory"),
    (.party, "party alliance front movement coalition bloc democrats greens socialists liberals conservatives"),
    (
      .force,
      """
      army navy force forces guard guards corps brigade battalion regiment division fleet police militia squadron legion \
      troops marines command
      """
    ),
    (
      .office,
      """
      secretary minister president chancellor spokesman spokeswoman spokesperson chief director commander general \
      senator governor mayor ambassador envoy attorney judge justice premier chairman chairwoman chair ceo analyst \
      professor officer official officials leader lawmaker prosecutor commissioner correspondent
      """
    ),
    (.department, "defense defence foreign interior finance health justice education prime treasury energy state"),
    (
      .landscape,
      """
      river sea ocean lake gulf bay strait straits mount mountain mountains hills island islands peninsula valley desert \
      delta basin cape coast province region district county state city town village oblast republic territory canyon \
      north south east west northern southern eastern western
      """
    ),
    (
      .speech,
      """
      said says told tells wrote writes added adds replied asked argued announced warned insisted tweeted declared \
      explained noted recalled denied testified predicted
      """
    ),
    (
      .vessel,
      "spacecraft ship vessel frigate destroyer submarine carrier ferry tanker satellite probe telescope rocket"
    ),
  ]
}
