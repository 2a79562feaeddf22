import Foundation
import Quantities
import Testing

@testable import Store

#if os(Linux)
  @Suite struct FileFrameTests {
    @Test func `a file is in use as long as somebody has it open, and a journal that is left alone is an interruption`()
      throws
    {
      let folder = TemporaryFolder()
      let path = folder.path("a.zonal")
      let file = try DatabaseFile.create(path, schemas: []) { Instant(milliseconds: 1000) }
      try file.write { try $0.run("INSERT INTO store_settings (name, value) VALUES ('city', 'Hà Nội')") }
      #expect(FileFrame.isInUse(path) && FileFrame.hasJournal(path))
      // What a power cut would leave.
      for end in ["", "-wal", "-shm"] {
        try FileManager.default.copyItem(atPath: path + end, toPath: folder.path("b.zonal" + end))
      }
      #expect(!FileFrame.isInUse(folder.path("b.zonal")) && FileFrame.hasJournal(folder.path("b.zonal")))
      try file.close()
      #expect(!FileFrame.isInUse(path) && !FileFrame.hasJournal(path))
    }
  }
#endif
