import Foundation

/// Positions of a NumPy file of 64-bit floats in N rows of two: longitude, latitude.
struct PointFile {
  let x: [Double]
  let y: [Double]

  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    // Version 1 of the format: magic, version, two bytes with the length of the header, the header, the numbers.
    let start = 10 + Int(data[8]) + Int(data[9]) << 8
    let count = (data.count - start) / 16
    (x, y) = data.withUnsafeBytes { bytes in
      func column(_ offset: Int) -> [Double] {
        (0..<count).map { bytes.loadUnaligned(fromByteOffset: start + $0 * 16 + offset, as: Double.self) }
      }
      return (column(0), column(8))
    }
  }
}
