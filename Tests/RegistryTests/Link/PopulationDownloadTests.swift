import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@testable import Registry

@Suite struct PopulationDownloadTests {
  /// Once a continuation was resumed under a lock that the handler of a call-off waited for, and both waited for ever.
  @Test(.timeLimit(.minutes(20)))
  func `questions that are called off at any moment end, and the others are answered`() async throws {
    let database = try StandIn()
    try database.behave("late 1000 20")
    let url = try #require(URL(string: "\(database.address)/changes?since=0&limit=10"))
    var answered = 0
    for round in 0..<15 {
      let statuses = await withTaskGroup(of: Int?.self) { group in
        for number in 0..<20 {
          group.addTask {
            let question = Task {
              var request = URLRequest(url: url)
              request.setValue("Bearer \(StandIn.token)", forHTTPHeaderField: "Authorization")
              return try? await PopulationDownload.answer(to: request, limits: LinkLimits()).status
            }
            if (number + round) % 3 == 0 {
              // From before the question is sent to after the answer has come.
              try? await Task.sleep(for: .microseconds(number * 2_500))
              question.cancel()
              _ = await question.value
              return nil
            }
            return await question.value
          }
        }
        return await group.reduce(into: [Int]()) { statuses, status in status.map { statuses.append($0) } }
      }
      #expect(statuses.allSatisfy { $0 == 200 })
      answered += statuses.count
    }
    #expect(answered == 200)
  }
}
