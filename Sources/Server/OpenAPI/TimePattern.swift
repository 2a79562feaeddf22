/// Regular expressions of times: exactly the days of the calendar from the year 1000 on, and what RFC 3339 adds to them for an instant.
enum TimePattern {
  static let day =
    "(?:[12][0-9]{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
    + "|(?:[12][0-9](?:0[48]|[2468][048]|[13579][26])|(?:12|16|20|24|28)00)-02-29)"
  private static let time =
    "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:[.][0-9]{1,9})?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
  static let instant = day + time
  static let instantOrDay = "\(day)(?:\(time))?"
  static let interval = "(?:\(instantOrDay)|(?:\(instantOrDay)|[.]{2})?/(?:\(instantOrDay)|[.]{2})?)"
}
