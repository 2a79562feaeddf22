import Epidemiology
import HTTPTypes
import Hummingbird
import Quantities
import SpatialCore
import Store
import Surveillance

/// What the desk says of the data: how old each source is, what is in no ward, what imports could not take.
struct DeskData: EndpointGroup {
  let desk: Desk

  var schemas: [(name: String, schema: JSONValue)] { [] }

  var endpoints: [Endpoint] {
    [
      Endpoint(
        .get, "/desk/sources", operation: "getDeskSources", tag: Desk.tag,
        summary: "Of every source and kind of import the last delivery, its rows, its last day, and how old that is.",
        answers: [Endpoint.Answer(200, "All sources.", [("application/json", "deskSources")])],
        access: .rights(Desk.readers)
      ) { call in try await sources(call) },
      Endpoint(
        .get, "/desk/unlocated", operation: "getDeskUnlocated", tag: Desk.tag,
        summary: "How many reports are in no ward, by kind, source and day.",
        answers: [Endpoint.Answer(200, "All counts.", [("application/json", "deskUnlocated")])],
        access: .rights(Desk.readers)
      ) { call in try await unlocated(call) },
      Endpoint(
        .get, "/desk/findings", operation: "getDeskFindings", tag: Desk.tag,
        summary: "What the last imports rejected or remarked, counted by kind of finding; never what stood in a row.",
        answers: [Endpoint.Answer(200, "The last imports.", [("application/json", "deskFindings")])],
        access: .rights(Desk.readers)
      ) { call in try await findings(call) },
    ]
  }

  private func sources(_ call: Call) async throws -> Response {
    let (ages, today) = try await desk.read { [zones = desk.zones] reading in
      (try SourceAge.all(reading), try City(reading).day(at: zones.clock()))
    }
    let staleAfter = desk.zones.staleAfter
    let sources = ages.map { age -> JSONValue in
      let days = age.age(on: today)
      return [
        "kind": .string(age.kind), "source": .string(age.source), "deliveries": .number(String(age.deliveries)),
        "delivered_at": .string(age.deliveredAt.description), "file": .string(age.file),
        "complete": .bool(age.isComplete), "rows": .number(String(age.rows)),
        "last_day": age.lastDay.map { .string($0.description) } ?? .null,
        "age_days": days.map { .number(String($0)) } ?? .null,
        // Residents have no day to be behind.
        "stale": days.map { .bool($0 > staleAfter) } ?? .null,
      ]
    }
    return desk.reply(
      [
        "on": .string(today.description), "stale_after_days": .number(String(staleAfter)), "sources": .array(sources),
      ], to: call
    ).response(to: call)
  }

  private func unlocated(_ call: Call) async throws -> Response {
    let counts = try await desk.read { try UnlocatedCount.all($0) }
    let rows = counts.map { count -> JSONValue in
      [
        "kind": .string(count.kind), "source": .string(count.source), "day": .string(count.day.description),
        "rows": .number(String(count.rows)), "count": .number(String(count.count)),
      ]
    }
    return desk.reply(
      [
        "rows": .number(String(counts.reduce(0) { $0 + $1.rows })),
        "count": .number(String(counts.reduce(0) { $0 + $1.count })), "days": .array(rows),
      ], to: call
    ).response(to: call)
  }

  /// Imports that are shown.
  static let shownImports = 50

  private func findings(_ call: Call) async throws -> Response {
    let imports = try await desk.read { try ImportFindings.last(Self.shownImports, $0) }
    let rows = imports.map { one -> JSONValue in
      [
        "import": .number(String(one.number)), "kind": .string(one.kind), "source": .string(one.source),
        "file": .string(one.file), "recorded_at": .string(one.recordedAt.description),
        "rows": .number(String(one.rows)), "rejected": one.rejected.map { .number(String($0)) } ?? .null,
        "unlocated": one.unlocated.map { .number(String($0)) } ?? .null,
        "findings": .array(
          one.counts.map {
            [
              "code": .string($0.code), "severity": .string($0.severity.rawValue), "count": .number(String($0.count)),
            ]
          }),
      ]
    }
    return desk.reply(["imports": .array(rows)], to: call).response(to: call)
  }
}
