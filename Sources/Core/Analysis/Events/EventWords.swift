/// Words that events are recognised and labelled by. Own lists, as hashes of folded words.
enum EventWords {
  /// Past forms that do not end in -ed, and verbs that stand for themselves in news.
  static let verbs = SpeechWords.hashes(
    """
    is are was were be been has had have did does do will would can could may might must shall should became become began
    begun broke broken brought built bought came chose cut drew drove died fell felt fled flew fought found froze gave
    given went gone grew grown hid hit held hurt kept knew known laid led left lent let lost made met paid put quit ran
    rang read rose said saw sent set shot shook shut sang sank sat slept sold sought spent spoke spread stood stole struck
    swore swept swam swung taken took taught threw told thought understood won wore withdrew wrote written forecast bore
    born burst bound shows show says tells opens begins starts ends meets visits wins signs kills hits takes gives goes
    marks plans expects faces remains launches leaves votes holds calls
    """)
  static let planned = SpeechWords.hashes(
    """
    will shall plans planned plan planning due scheduled expected expects expect intends intended upcoming set hopes
    hope aims aim wants want deadline proposed proposes
    """)
  /// Words after which a date tells what something is compared with.
  static let comparison = SpeechWords.hashes("than against versus from compared below above")
  static let hypothetical = SpeechWords.hashes("if whether unless")
  /// What an adverbial at the start of a sentence begins with.
  static let openers = SpeechWords.hashes(
    """
    in on by at after before since during last earlier later early late this next until from within between following
    throughout around with only just once ever shortly days weeks months years hours two three four five six seven
    eight nine ten a an the meanwhile however but and yet still now today yesterday tomorrow when while as though
    although monday tuesday wednesday thursday friday saturday sunday separately also then instead finally eventually
    """)
  /// Those of them that may also begin a subject.
  static let nominal = SpeechWords.hashes(
    "the a an two three four five six seven eight nine ten last this next days weeks months years hours today yesterday"
  )

  /// Whether a word is a verb, by its list or its ending; words of names are the caller's to leave out.
  static func isVerb(_ token: Token, in text: Text) -> Bool {
    if verbs.contains(token.folded) || SpeechWords.verbs.contains(token.folded) { return true }
    guard token.letterCase == .lower, token.end - token.start > 3 else { return false }
    let end = Int(token.end)
    return text.bytes[end - 1] == 0x64 && text.bytes[end - 2] == 0x65
  }

  /// Words at the start that say nothing in a list.
  static let fillers = SpeechWords.hashes(
    "and but yet so meanwhile however also then still moreover furthermore indeed though thus therefore separately")
  /// Prepositions that go away with the date they stand before.
  static let datePrepositions = SpeechWords.hashes("in on at during of for")
  /// Where a label that is too long may end.
  static let breaks = SpeechWords.hashes(
    "which who where when while after before because as that and but although though with until since whose so")
  /// Words too common to tell one event from another.
  static let common = SpeechWords.hashes(
    """
    the a an and or but of in on at to for from by with as is are was were be been has had have will would can could may
    might that this these those it its he she they his her their them we our you i not no than then there who which what
    when where while after before more most first last new two three one also said says say told year years month months
    day days week weeks people into over about up out between during against under so if all some other
    """)
}
