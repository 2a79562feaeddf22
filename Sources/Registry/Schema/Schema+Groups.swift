import Store

extension Schema.Step {
  /// Who is in a priority group, so that people of a group are counted without touching the records of all others.
  static let registryGroups = Schema.Step(
    "people of priority groups",
    ["CREATE INDEX registry_citizens_groups ON registry_citizens (groups) WHERE groups <> 0"])
}
