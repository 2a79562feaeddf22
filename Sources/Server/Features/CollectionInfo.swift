/// What a collection is, and what may be asked of it.
struct CollectionInfo: Sendable {
  enum Kind: Hashable, Sendable {
    case zones, wards, districts, decrees
    /// The wards of one vintage, by its number.
    case wardsOf(Int)
  }

  var id: String
  var kind: Kind
  var title: String
  var description: String
  /// The properties that filters know.
  var fields: [FeatureField]

  /// Whether features may have further properties that filters know, as those of criteria that were in force before.
  var isOpen: Bool { kind == .zones }

  /// Whether it can be asked as it was known at an instant.
  var hasHistory: Bool { if case .wardsOf = kind { false } else { true } }

  /// The parameters of its items, in the order in which they are described.
  var parameters: [Parameter] {
    [
      FeatureParameters.box, FeatureParameters.boxCRS,
      kind == .zones ? FeatureParameters.zoneTime : FeatureParameters.time,
    ] + (hasHistory ? [FeatureParameters.known] : []) + [
      FeatureParameters.limit, FeatureParameters.offset, FeatureParameters.crs, FeatureParameters.filter(fields),
      FeatureParameters.filterLanguage, FeatureParameters.filterCRS, MediaForm.parameter,
    ] + fields.map(\.parameter)
  }

  /// The parameters of one of its features.
  var itemParameters: [Parameter] {
    let times = kind == .zones ? [FeatureParameters.zoneTime] : []
    return times + (hasHistory ? [FeatureParameters.known] : []) + [FeatureParameters.crs, MediaForm.parameter]
  }

  /// The collections that are always there.
  static func fixed(zoneFields: [FeatureField]) -> [CollectionInfo] {
    [
      CollectionInfo(
        id: "zones", kind: .zones, title: "Zones",
        description:
          "The level of each ward with the figures and reasons that it rests on: in force now, at any instant, or for every revision "
          + "of an interval.", fields: zoneFields),
      CollectionInfo(
        id: "wards", kind: .wards, title: "Wards",
        description: "The wards that zones are given for: codes, names and boundaries.", fields: CollectionFields.wards),
      CollectionInfo(
        id: "districts", kind: .districts, title: "Districts",
        description: "The districts, put together from their wards.", fields: CollectionFields.districts),
      CollectionInfo(
        id: "decrees", kind: .decrees, title: "Decreed areas",
        description: "Areas to which an act gives a level for a time, with the act to cite.",
        fields: CollectionFields.decrees),
    ]
  }
}
