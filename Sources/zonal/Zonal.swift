import ArgumentParser

@main
struct Zonal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zonal", abstract: "Epidemic zone maps from ward boundaries, line lists and dated criteria.")
}
