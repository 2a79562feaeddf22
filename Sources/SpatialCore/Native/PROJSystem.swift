import CPROJ

/// What PROJ says of a reference system.
struct PROJSystem {
  enum Kind {
    case geographic, projected
    /// Heights, geocentric, engineering and other systems without longitude and latitude in two numbers.
    case other
  }

  let name: String
  let kind: Kind
  let isDeprecated: Bool
  /// Authority and code of the systems that replaced it, such as `EPSG:5897`.
  let replacements: [String]

  /// - Returns: `nil` when PROJ knows no reference system by this definition.
  init?(_ definition: String) {
    let context = proj_context_create()
    defer { proj_context_destroy(context) }
    proj_log_level(context, PJ_LOG_NONE)
    proj_context_set_enable_network(context, 0)
    guard let system = proj_create(context, definition) else { return nil }
    defer { proj_destroy(system) }
    // PROJ text without +type=crs is an operation here and becomes a system when a transformation is made of it.
    guard proj_is_crs(system) != 0 else {
      guard definition.contains("+proj="), !definition.contains("+type=crs"),
        let crs = PROJSystem(definition + " +type=crs")
      else { return nil }
      self = crs
      return
    }
    name = proj_get_name(system).map { String(cString: $0) } ?? definition
    kind = Self.kind(context, system)
    isDeprecated = proj_is_deprecated(system) != 0
    replacements = isDeprecated ? Self.replacements(context, system) : []
  }

  private static func kind(_ context: OpaquePointer?, _ system: OpaquePointer) -> Kind {
    switch proj_get_type(system) {
    case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS: return .geographic
    case PJ_TYPE_PROJECTED_CRS: return .projected
    case PJ_TYPE_BOUND_CRS:
      guard let source = proj_get_source_crs(context, system) else { return .other }
      defer { proj_destroy(source) }
      return kind(context, source)
    case PJ_TYPE_COMPOUND_CRS:
      guard let horizontal = proj_crs_get_sub_crs(context, system, 0) else { return .other }
      defer { proj_destroy(horizontal) }
      return kind(context, horizontal)
    default: return .other
    }
  }

  private static func replacements(_ context: OpaquePointer?, _ system: OpaquePointer) -> [String] {
    guard let list = proj_get_non_deprecated(context, system) else { return [] }
    defer { proj_list_destroy(list) }
    return (0..<proj_list_get_count(list)).compactMap { index in
      guard let other = proj_list_get(context, list, index) else { return nil }
      defer { proj_destroy(other) }
      guard let authority = proj_get_id_auth_name(other, 0), let code = proj_get_id_code(other, 0) else { return nil }
      return "\(String(cString: authority)):\(String(cString: code))"
    }
  }
}
