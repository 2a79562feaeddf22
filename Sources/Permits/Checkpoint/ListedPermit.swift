/// What a list of typed codes says of a permit: what is checked, and nobody's name.
public struct ListedPermit: Hashable, Sendable {
  public var serial: UInt32
  /// Seconds since 1970, from the first to before the end.
  public var from: UInt32
  public var until: UInt32
  /// Place in `CheckPolicy.groupOrder`.
  public var group: UInt8
  public var hours: ClockSpan
  /// Bit 0 is Monday.
  public var weekdays: UInt8
  public var origin: UInt16
  public var destination: UInt16

  public init(
    serial: UInt32, from: UInt32, until: UInt32, group: UInt8, hours: ClockSpan, weekdays: UInt8, origin: UInt16,
    destination: UInt16
  ) {
    self.serial = serial
    self.from = from
    self.until = until
    self.group = group
    self.hours = hours
    self.weekdays = weekdays
    self.origin = origin
    self.destination = destination
  }

  /// Appends its 22 bytes: numbers with the highest byte first.
  func append(to bytes: inout [UInt8]) {
    func add(_ number: some FixedWidthInteger) {
      for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    add(serial)
    add(from)
    add(until)
    add(group)
    add(UInt16(hours.from))
    add(UInt16(hours.until))
    add(weekdays)
    add(origin)
    add(destination)
  }

  /// - Returns: `nil` for hours that no day has.
  init?(encoded bytes: [UInt8]) {
    func number<Number: FixedWidthInteger>(_ at: Int, _ type: Number.Type) -> Number {
      bytes[at..<at + Number.bitWidth / 8].reduce(0) { $0 << 8 | Number($1) }
    }
    let (begin, end) = (Int(number(13, UInt16.self)), Int(number(15, UInt16.self)))
    guard begin < 1440, end <= 1440 else { return nil }
    self.init(
      serial: number(0, UInt32.self), from: number(4, UInt32.self), until: number(8, UInt32.self), group: bytes[12],
      hours: ClockSpan(from: begin, until: end), weekdays: bytes[17], origin: number(18, UInt16.self),
      destination: number(20, UInt16.self))
  }
}
