import Foundation
import Testing

@testable import Core

/// The walk as lines: paths below the folder, or what is wrong.
private func walk(_ folder: Folder, _ names: [String] = [""]) -> [String] {
  SourceWalk(paths: names.map { $0.isEmpty ? folder.path : folder.path + "/" + $0 }).map {
    switch $0 {
    case .file(let file): String(file.path.dropFirst(folder.path.count + 1))
    case .problem(let problem): "! " + problem.message.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }
}

struct SourceWalkTests {
  @Test func `folders are read in the order of their names`() throws {
    let folder = try Folder()
    for name in ["b.txt", "a/z.md", "a/1.txt", "c.html", "0.jsonl"] { try folder.write(name, "x") }
    #expect(walk(folder) == ["0.jsonl", "a/1.txt", "a/z.md", "b.txt", "c.html"])
  }

  @Test func `what is no article is passed over`() throws {
    let folder = try Folder()
    for name in [
      "a.txt", "a.txt.json", "b.html", "b_files/style.txt", "README.md", "LICENSE", ".hidden.txt", ".git/x.txt",
      "picture.png", "data.csv", "notes",
    ] {
      try folder.write(name, "x")
    }
    #expect(walk(folder) == ["a.txt", "b.html", "notes"])
  }

  @Test func `a path that is named is taken whatever it is called`() throws {
    let folder = try Folder()
    for name in ["README.md", ".hidden.txt", "data.csv"] { try folder.write(name, "x") }
    #expect(walk(folder, ["README.md", ".hidden.txt", "data.csv"]) == ["README.md", ".hidden.txt", "data.csv"])
    #expect(SourceWalk(paths: ["-"]).map { $0 } == [.file(SourceFile(path: "-", origin: "-"))])
  }

  @Test func `links in circles, out of the folder and to nowhere are safe`() throws {
    let folder = try Folder(), outside = try Folder()
    try folder.write("a/one.txt", "x")
    try outside.write("secret.txt", "x")
    try folder.link("a/loop", to: folder.path)
    try folder.link("again.txt", to: "a/one.txt")
    try folder.link("out", to: outside.path)
    try folder.link("torn", to: "nowhere")
    #expect(
      walk(folder) == [
        "a/one.txt", "! out: a link out of the folder, not followed", "! torn: a link that leads nowhere",
      ])
  }

  @Test func `the same file named twice is read once and has one origin`() throws {
    let folder = try Folder()
    let path = try folder.write("a.txt", "x")
    try folder.link("b.txt", to: path)
    let files = SourceWalk(paths: [path, folder.path + "/./a.txt", folder.path + "/b.txt", folder.path])
    #expect(files.map { $0 }.count == 1)
  }

  @Test func `a missing path is named and the rest goes on`() throws {
    let folder = try Folder()
    try folder.write("a.txt", "x")
    #expect(walk(folder, ["gone.txt", "a.txt"]) == ["! gone.txt: no such file or folder", "a.txt"])
  }

  @Test func `an empty folder gives nothing`() throws {
    #expect(walk(try Folder()) == [])
  }
}
