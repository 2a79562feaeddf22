import CPROJ

/// A kept PROJ transformation between two reference systems, longitude or easting first on both sides.
///
/// Not to be shared between threads.
final class PROJTransformation {
  private let context: OpaquePointer
  private let transformation: OpaquePointer

  /// - Throws: the words of PROJ when one of the systems is unknown.
  init(from source: String, to target: String) throws(PROJError) {
    context = proj_context_create()
    proj_log_level(context, PJ_LOG_NONE)
    proj_context_set_enable_network(context, 0)
    guard let raw = proj_create_crs_to_crs(context, source, target, nil) else {
      let message = Self.message(context)
      proj_context_destroy(context)
      throw PROJError(message: message)
    }
    guard let normalized = proj_normalize_for_visualization(context, raw) else {
      let message = Self.message(context)
      proj_destroy(raw)
      proj_context_destroy(context)
      throw PROJError(message: message)
    }
    proj_destroy(raw)
    transformation = normalized
  }

  deinit {
    proj_destroy(transformation)
    proj_context_destroy(context)
  }

  private static func message(_ context: OpaquePointer?) -> String {
    let number = proj_context_errno(context)
    return number == 0 ? "unknown to PROJ" : String(cString: proj_context_errno_string(context, number))
  }

  /// Transforms in place; positions that cannot be transformed become infinite.
  func transform(_ coordinates: inout [Coordinate]) {
    let count = coordinates.count
    coordinates.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: Double.self) else { return }
      let stride = MemoryLayout<Coordinate>.stride
      proj_trans_generic(transformation, PJ_FWD, base, stride, count, base + 1, stride, count, nil, 0, 0, nil, 0, 0)
    }
  }
}

struct PROJError: Error {
  let message: String
}
