// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Whether `Tests/fuzz.sh` builds: then the program is a library without its entry, and libFuzzer's entry is there.
let isFuzzing = Context.environment["DOSSIER_FUZZ"] == "1"

/// How the program is linked: quick to start. `ld.lld` comes with the toolchain; its packed relocations and short list of
/// exported symbols save a millisecond and four megabytes of the first screen. Needs glibc 2.36 (Debian 12) to run.
let linking: [LinkerSetting] = [
  .unsafeFlags([
    "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic",
  ])
]

let programDependencies: [Target.Dependency] = [
  "CNcurses", "Core",
  .product(name: "ArgumentParser", package: "swift-argument-parser"),
  .product(name: "TOMLKit", package: "TOMLKit"),
]

let package = Package(
  name: "dossier",
  products: isFuzzing
    ? [.executable(name: "FuzzCoverage", targets: ["FuzzCoverage"])]
    : [
      .executable(name: "dossier", targets: ["TUI"]),
      .executable(name: "dossier-train", targets: ["Trainer"]),
    ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The narrow door to ncurses: plain functions, no curses header reaches Swift.
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    // The trained name model, embedded in the binary.
    .target(name: "CModel", cSettings: [.unsafeFlags(["-std=c23"])]),
    .systemLibrary(name: "CMarkdown", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev"])]),
    // The narrow door to libxml2, which is loaded when the first page is read.
    .target(name: "CHTML", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])]),
    .target(
      name: "Core",
      dependencies: [
        "CModel", "CMarkdown", "CHTML",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict
    ),
    // What must hold of whatever is read.
    .target(name: "FuzzRules", dependencies: ["Core"], path: "Tests/Fuzz/Rules", swiftSettings: strict),
    // Feeds the readers broken and huge input; outside every product.
    .executableTarget(
      name: "Fuzz",
      dependencies: ["Core", "FuzzRules", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/Fuzz", exclude: ["corpus", "Coverage", "Rules"],
      swiftSettings: strict
    ),
    isFuzzing
      ? .target(
        name: "TUI", dependencies: programDependencies,
        swiftSettings: strict + [
          .unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "dossier_main"])
        ])
      : .executableTarget(
        name: "TUI", dependencies: programDependencies, swiftSettings: strict, linkerSettings: linking),
    .executableTarget(
      name: "Trainer",
      dependencies: ["Core", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      exclude: ["Lists"],
      swiftSettings: strict
    ),
    // How well and how fast passages find their place again; see Benchmarks/README.md.
    .executableTarget(
      name: "AnchoringBenchmark",
      dependencies: ["Core", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/Anchoring",
      swiftSettings: strict
    ),
    // Tokens a second of each stage of the analysis; see Benchmarks/analyze.sh.
    .executableTarget(
      name: "AnalysisBenchmark",
      dependencies: ["Core", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/Analysis",
      swiftSettings: strict
    ),
    // Figures of the store, and a writer process for the fault tests; no part of the product.
    .executableTarget(
      name: "store-benchmark",
      dependencies: ["Core", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/Store", exclude: ["eight.sh", "faults.sh"], swiftSettings: strict
    ),
    .testTarget(
      name: "CoreTests", dependencies: ["Core", "Trainer", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "TUITests", dependencies: ["TUI", "Core", "CNcurses"], exclude: ["Panes/Golden"], swiftSettings: strict),
  ]
)

if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "FuzzCoverage", dependencies: ["Core", "TUI", "FuzzRules"], path: "Tests/Fuzz/Coverage",
      swiftSettings: strict))
}
