import SpatialCore

/// A link to another resource (RFC 8288).
struct Link: Hashable, Sendable {
  var relation: String
  var type: String?
  var title: String
  var address: String

  init(_ relation: String, _ address: String, type: String?, _ title: String) {
    self.relation = relation
    self.address = address
    self.type = type
    self.title = title
  }

  var json: JSONValue {
    var members = [JSONMember("href", .string(address)), JSONMember("rel", .string(relation))]
    if let type { members.append(JSONMember("type", .string(type))) }
    members.append(JSONMember("title", .string(title)))
    return .object(members)
  }
}
