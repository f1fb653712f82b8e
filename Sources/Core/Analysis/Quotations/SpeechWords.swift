/// Words that tell who speaks. Own lists, as hashes of folded words.
enum SpeechWords {
  /// Verbs that give someone's words, in the forms that stand with a quotation.
  static let verbs = hashes(
    """
    said say says saying told tell tells telling added add adds adding asked ask asks asking replied reply replies
    replying answered answers answering wrote write writes writing explained explains explaining noted notes noting
    declared declares declaring insisted insists insisting warned warns warning argued argues arguing stated states
    stating commented comments commenting remarked remarks recalled recalls recalling continued continues continuing
    concluded concludes concluding announced announces announcing confirmed confirm confirms confirming admitted admits
    admitting acknowledged acknowledges claimed claims claiming complained complains complaining joked jokes joking
    shouted shouts shouting tweeted tweets posted posts texted texts reads read quipped mused sighed lamented laments
    described describes describing called calls calling termed terms dubbed labelled labeled branded hailed hails
    praised praises criticized criticised expressed expresses expressing spoke speak speaks speaking denounced denounces
    promised promises promising vowed vows vowing urged urges urging demanded demands demanding reported reports
    reasoned reasons affirmed affirms translated concedes conceded observed observes believes believed thinks thought
    fears feared holds held predicted predicts suggested suggests suggesting testified testifies hopes hoped referred
    refers boasted boasts pleaded pleads objected objects protested protests retorted countered counters muttered cried
    exclaimed whispered agreed agrees accused accuses forecast recommended recommends recommending cited quoted put
    puts pledged pledges estimated stressed stresses emphasized emphasised emphasizes emphasises underlined reiterated
    reiterates asserted asserts alleged alleges cautioned cautions contended contends maintained maintains proclaimed
    proclaims revealed reveals opined pondered interjected shrugged laughed laughs smiled repeated repeats responded
    responds signed labeling labelling condemned condemns blamed blames regretted regrets mocked derided welcomed
    appealed credited remembered remembers counsels advised advises informed informs dismissed dismisses found finds reminded reminds
    """)

  /// Verbs that make a fragment someone's words only with a clear sign: `called it "insane"` but not `held "it"`.
  static let weakVerbs = hashes(
    """
    held holds found finds put puts believed thought thinks believes signed terms reasons posts reads read translated
    laughed laughs smiled shrugged cited hails blames blamed accused states notes objects counters
    """)

  static let documents = hashes(
    """
    statement letter report study memo memorandum document survey article note communique paper headline dispatch
    bulletin release email e-mail post tweet editorial leaflet filing ruling resolution draft text message guidelines
    blog column website site poll review audit assessment
    """)

  /// What a person can be called instead of by name.
  static let roles = hashes(
    """
    president minister premier chancellor general colonel major captain lieutenant admiral commander commissioner
    secretary senator congressman congresswoman representative governor mayor deputy ambassador envoy diplomat judge
    justice prosecutor lawyer attorney barrister chairman chairwoman chair chief director manager executive founder
    owner editor author writer professor scientist researcher economist analyst historian geologist climatologist
    doctor nurse teacher headteacher officer spokesman spokeswoman spokesperson leader head king queen prince princess
    pope bishop archbishop cardinal imam priest rabbi coach captain player striker goalkeeper driver pilot soldier
    sergeant veteran student activist campaigner witness farmer fisherman builder engineer architect artist singer
    actor actress musician composer poet novelist journalist reporter correspondent columnist critic candidate
    lawmaker legislator politician councillor councilor undersecretary treasurer strategist adviser advisor aide
    negotiator mediator translator interpreter clerk caretaker mullah sheikh emir sultan emperor monarch baroness
    widow widower wife husband son daughter brother sister mother father uncle aunt cousin grandson granddaughter
    billionaire businessman businesswoman entrepreneur banker investor trader broker boss principal dean rector
    physicist chemist biologist astronomer psychologist astronaut sailor skipper master inspector detective sheriff
    constable superintendent counterpart successor predecessor republican democrat conservative socialist defendant
    suspect accused plaintiff champion winner chef designer producer presenter host broadcaster curator librarian
    """)

  /// What an organization can be called instead of by name.
  static let bodies = hashes(
    """
    agency ministry company firm group government council commission committee court tribunal bank university
    institute newspaper magazine paper party union department office bureau board association organization
    organisation force army navy police authority service airline manufacturer carmaker retailer charity team club
    federation alliance bloc network broadcaster administration parliament senate congress museum school hospital
    watchdog regulator startup maker forum campaign mission city municipality
    """)

  /// What is said, as a noun: "his statement that he “regretted” it".
  static let sayings = hashes(
    """
    statement suggestion claim assertion remark remarks comment comments warning promise pledge admission insistence
    argument declaration proposal demand threat description prediction accusation observation complaint contention
    announcement conclusion belief view hope words assurance
    """)
  /// What somebody may do with words of his own that stand before it: "the “fair deal” that Mr Lund dreams of".
  static let wishes = hashes(
    """
    dream dreams dreamed dreamt want wants wanted seek seeks sought demand demands envision envisions envisaged
    envisages imagine imagines imagined favours favors favoured favored
    """)

  static let indefinite = hashes("a an one another some several two three many both no")
  static let prepositions = hashes(
    "of at for by with from in to on near about against under over than like between into behind beside before after")
  static let auxiliaries = hashes(
    """
    had has have would will also then later once again only never not did does do was were is has been just still even
    always often first further simply merely finally immediately previously recently himself herself itself could may
    might can could should must now soon added twice
    """)
  static let clauseStarts = hashes(
    "but while whilst when because although though whereas since if until as and or that")

  static let he = foldedHash("he")
  static let she = foldedHash("she")
  static let it = foldedHash("it")
  static let they = foldedHash("they")
  static let who = foldedHash("who")
  static let i = foldedHash("i")
  static let we = foldedHash("we")
  static let the = foldedHash("the")
  static let its = foldedHash("its")
  static let by = foldedHash("by")
  static let his = foldedHash("his")
  static let him = foldedHash("him")
  static let her = foldedHash("her")
  static let according = foldedHash("according")
  static let to = foldedHash("to")

  static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hash(String($0)) })
  }

  /// Hash of a word that is in lower case already.
  static func hash(_ word: String) -> UInt64 { word.utf8.reduce(FNV.seed) { FNV.add($1, to: $0) } }
}
