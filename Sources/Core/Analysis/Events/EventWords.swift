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
    marks plans expects faces remains launches leaves votes holds calls foresaw oversaw undertook overtook overcame upheld
    tore clung crept dealt dug drank ate fed forgave forgot hung lit lay leapt rode shrank slid spun sprang stuck wept woke
    withstood outlined blew swam wore stung bid cost let overthrew underwent resumed sent overran
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
    although through under amid despite upon so compared thanks for moreover furthermore
    monday tuesday wednesday thursday friday saturday sunday separately also then instead finally eventually
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

  // MARK: clauses

  static let that = foldedHash("that")
  static let what = foldedHash("what")
  static let when = foldedHash("when")
  static let whose = foldedHash("whose")
  static let relatives = SpeechWords.hashes("who whom whose which")
  static let subordinators = SpeechWords.hashes(
    "since when after before until while because although though whereas where")
  /// Those of them that are prepositions without a verb of their own.
  static let prepositional = SpeechWords.hashes("since after before until")
  /// Prepositions whose date begins or ends a state.
  static let bounds = SpeechWords.hashes("since until till")
  static let roughly = SpeechWords.hashes("just only about around at least early late mid the")
  static let coordinators = SpeechWords.hashes("and but then or")
  static let lightAdverbs = SpeechWords.hashes("then also later now soon again never still just once even not already")
  static let clauseOpeners = SpeechWords.hashes(
    "and but when while which where after before although though whereas who whose as because until so")
  static let determiners = SpeechWords.hashes(
    "the a an its his her their our my this that these those another each every both several")
  static let subjectStarts = SpeechWords.hashes(
    "he she it they we i the his her their its our this these those some many a an")
  /// After these a verb is no finite one of the clause around.
  static let notBeforeFinite = SpeechWords.hashes(
    "and or but to that who which not then also never he she it they we i the a an of by in on at for with as than")
  /// Nouns after which "that" tells their content.
  static let contents = SpeechWords.hashes(
    "fact idea sign signs evidence news rumour rumor chance possibility fears hopes concern concerns doubt doubts")
  static let beings = SpeechWords.hashes("is are was were be been being am")
  static let auxiliaries = SpeechWords.hashes(
    "is are was were be been has have had will would can could may might shall should must do does did")
  static let presentOrModal = SpeechWords.hashes(
    "is are has have will would can could may might shall should must do does says say")
  /// Verbs that stand before what a date brought.
  static let bringers = SpeechWords.hashes("came followed saw brought was come")
  static let modals = SpeechWords.hashes("may might should must ought shall")
  static let generic = SpeechWords.hashes(
    "what whatever whoever whichever whether how why anyone anybody if unless whose let")
  static let everyone = SpeechWords.hashes("those all everyone everybody people")
  /// Subjects that say nothing outside of their text.
  static let unclear = SpeechWords.hashes(
    """
    it they we you i my this that these those there here which who whom whose their its our my your both neither either
    none nobody nothing some many most others another such so one everything something someone everyone all
    """)
  /// What a sentence is about that speaks of texts and talk, not of events.
  static let texts = SpeechWords.hashes(
    """
    talk story article headline sentence grammar word words question answer idea problem lesson point speech difference
    reason result task rest truth fact aim goal key
    """)
  static let measures = SpeechWords.hashes(
    """
    night morning evening afternoon day days week weeks weekend month months year years part end beginning start middle
    course hours eve period early late half quarter spring summer autumn fall winter as
    """)
  static let empty = SpeechWords.hashes("it so this that these much louder")
  static let hanging = SpeechWords.hashes(
    """
    of at for by with from in to on about against under than like between into the a an and or but that which who whose
    when where why how what if whether because as was is are were had has have will would be its his her their
    """)
  /// Nouns that only point to what they stand beside.
  static let kinds = SpeechWords.hashes("kind sort way one ones time day thing things point extent degree manner")
  static let afterSaying = SpeechWords.hashes("afterwards then later again also only on too")
  static let units = SpeechWords.hashes("day days week weeks month months year years hour hours minutes")
  static let afterwards = SpeechWords.hashes("after before later earlier")
}
