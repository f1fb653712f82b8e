/// Given names: forms of one name, and which gender they tell. Own list, of names that news texts use.
enum GivenNames {
  /// Word → number of its group of forms.
  static let forms: [String: Int] = {
    var table: [String: Int] = [:]
    for (i, group) in groups.enumerated() {
      for name in group.split(separator: " ") where table[String(name)] == nil { table[String(name)] = i }
    }
    return table
  }()

  private static let groups = [
    "joseph joe joey josef yusuf yousef youssef", "william bill will billy willie", "robert bob rob bobby robbie",
    "michael mike mick mikhail mykhailo", "james jim jimmy jamie", "thomas tom tommy", "richard dick rick rich ricky",
    "edward ed eddie ted", "theodore theo", "anthony tony antony", "daniel dan danny danylo", "david dave",
    "stephen steve steven stefan", "christopher chris", "matthew matt", "nicholas nick mykola nikolai nikolay",
    "elizabeth liz beth betty", "katherine kate kathy catherine cathy katie", "samuel sam", "benjamin",
    "alexander alex oleksandr aleksandr alexandr aleksander sasha", "gregory greg", "jeffrey jeff", "ronald ron",
    "donald don", "kenneth ken", "timothy tim", "andrew andy andriy andrei andrey andrii", "peter pete petro pyotr",
    "lawrence larry", "gerald jerry", "charles charlie chuck", "frederick fred", "john jack", "volodymyr vladimir",
    "serhiy sergei sergey serhii sergii", "dmytro dmitry dmitri dmitriy", "valerii valery valeriy valerij",
    "mohammed muhammad mohamed mohammad mohamad", "hussein husain hussain husayn", "ahmed ahmad",
    "margaret maggie peggy",
    "patricia pat patty", "susan sue", "deborah debbie", "jennifer jenny jen", "barbara barb", "rebecca becky",
    "walter walt", "raymond ray", "leonard leo", "vincent vince", "philip phil phillip", "douglas doug", "zachary zach",
    "joshua josh", "jonathan jon", "nathaniel nathan nat", "abraham abe", "bernard bernie", "francis frank",
    "eugene gene",
    "yevgeny yevgeniy evgeny yevhen", "yuri yuriy yury iurii", "viktor victor", "kyrylo kirill",
    "olexiy oleksiy alexei alexey aleksei",
    "ihor igor", "oleh oleg", "mustafa mustapha", "abdullah abdallah", "khaled khalid", "osama usama",
  ]

  /// Gender of a given name; nil where it is not listed or is both.
  static func gender(_ word: String) -> Gender? { genders[word] }

  private static let genders: [String: Gender] = {
    var table: [String: Gender] = [:]
    for name in male.split(whereSeparator: { $0 == " " || $0 == "\n" }) { table[String(name)] = .male }
    for name in female.split(whereSeparator: { $0 == " " || $0 == "\n" }) { table[String(name)] = .female }
    return table
  }()

  private static let male = """
    joseph joe josef youssef william bill will robert bob rob michael mike mikhail james jim thomas tom richard rick rich
    edward ed ted anthony tony daniel dan david dave stephen steve steven stefan christopher matthew matt nicholas nick
    samuel benjamin ben alexander oleksandr aleksandr gregory greg jeffrey jeff ronald ron donald don kenneth ken timothy
    tim andrew andy andriy andrei peter pete pieter petro lawrence larry gerald jerry charles charlie frederick fred john
    jack volodymyr vladimir serhiy sergei sergey dmytro dmitry valerii valery mohammed muhammad mohamed mohammad hussein
    ahmed ahmad walter leonard vincent philip douglas zachary joshua jonathan jon nathan abraham bernard frank francis
    eugene yevgeny yuri viktor victor kyrylo oleksiy alexei igor oleg mustafa abdullah khaled osama mark marco marc karl
    carl george henry harry hugh ian ivan jan johan hans klaus jurgen wolfgang otto friedrich emmanuel francois jean
    pierre jacques louis luis carlos juan jose pedro pablo diego miguel antonio fernando andres javier manuel jorge
    recep tayyip ali hassan ibrahim omar yasser bashar saddam benjamin benyamin avi ehud shimon yitzhak ariel elon barack
    keir boris rishi gordon winston keith kevin brian bruce craig scott adam aaron eric gary glenn graham howard ivor
    jason jeremy joel justin kyle lee lloyd martin neil nigel oliver oscar owen patrick paul ralph roger roy russell sean
    simon stanley stuart terence terry todd trevor vernon wayne dominic dylan edwin elliot ernest felix gilbert goran
    nenad dragan zoran milos slobodan radovan ratko janez mateusz piotr pawel jaroslaw lech tomasz andrzej viktor orban
    laszlo istvan janos gabor giorgi mikheil levan narendra manmohan rahul imran nawaz pervez asif xi hu deng jiang li
    shinzo yoshihide fumio taro junichiro kofi nelson thabo jacob cyril paul yoweri robert emmerson uhuru william raila
    ingemar olof lars sven erik anders bjorn magnus nils hakan mehmet ahmet kemal murat hakan dil bahadur pasang prakash
    derek gwilym rustam bakyt celestin ramon rodrigo jair luiz inacio evo hugo nicolas alvaro gustavo ricardo
    """

  private static let female = """
    elizabeth liz beth katherine kate catherine kathy margaret maggie patricia susan sue deborah jennifer jenny barbara
    rebecca mary maria marie anna anne ann hannah sarah sara emma emily olivia sophie sophia sofia laura linda nancy karen
    lisa angela helen ruth sharon michelle carol amanda melissa stephanie rachel dorothy christine christina janet joan
    joanna julia julie judith jane alice rose grace diana diane lucy claire clare charlotte victoria valerie vera nina
    natalia natalya nadia olga irina svetlana tatiana yulia oksana olena iryna ursula theresa teresa hillary kamala
    melania jill nikki condoleezza madeleine angela annegret annalena christiane giorgia marine segolene francoise
    simone brigitte isabelle isabel carmen rosa elena lucia gabriela alejandra cristina dilma michelle aung indira benazir
    sonia priya fatima aisha zara zainab leila layla amina khadija maryam malala nasrin shirin golda tzipi ayelet
    sanna mette erna magdalena kaja ingrid astrid greta ilona vjosa aigul maya philippa joyce ellen ngozi wangari winnie
    doris edith eleanor elsie esther eva evelyn florence gloria heather holly irene jacqueline jessica josephine kathleen
    kelly kimberly lauren leah lois lorraine louise marion martha megan monica naomi pamela paula penelope phyllis
    priscilla rosemary samantha sandra sheila shirley sylvia tracy ursula vanessa virginia vivian wendy yvette yvonne zoe
    suella angelique marguerite trina saodat ifeoma retno park gwyneth fiona faith hope joy
    """
}
