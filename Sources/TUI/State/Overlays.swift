import Core

/// The help overlay: every command of the keymap, filtered by what is typed.
struct Help: Hashable, Sendable {
  var context: Context
  var filter = LineEditor()
  var isFiltering = false
  var top = 0
}

/// Labels on what is visible, while `f` waits for letters.
struct Hints: Hashable, Sendable {
  struct Hint: Hashable, Sendable {
    var label: String
    var offset: Int
  }

  var hints: [Hint]
  var typed = ""

  /// No letter looks like another, and the home row comes first.
  private static let letters = Array("asdfjkleruiocmwhgn")

  init(offsets: [Int]) {
    let letters = Self.letters
    // One letter where there are enough of them; else two, and neighbours differ in the first.
    let isShort = offsets.count <= letters.count
    hints = offsets.prefix(letters.count * letters.count).enumerated().map { index, offset in
      let first = letters[index % letters.count]
      let second = isShort ? [] : [letters[index / letters.count % letters.count]]
      return Hint(label: String([first] + second), offset: offset)
    }
  }
}

/// The queue of open questions who is who.
struct Questions: Hashable, Sendable {
  var queue: [IdentityQuestion] = []
  var index = 0
  var answered = 0
  var isLoading = false

  var current: IdentityQuestion? { queue.indices.contains(index) ? queue[index] : nil }
}
