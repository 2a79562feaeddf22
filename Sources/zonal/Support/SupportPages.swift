import Criteria
import Foundation
import Quantities
import Subsidies

/// Policies of support and what they say, in words.
enum SupportPages {
  static var library: SupportLibrary { SupportLibrary.shipped ?? SupportLibrary(folder: "geodata/criteria/support") }

  static func policies(_ catalogue: SupportCatalogue) -> String {
    Console.table(
      [["policy", "for", "paid here", "name"]]
        + catalogue.items.map { item in
          [item.policy.id, item.policy.payee.rawValue, item.policy.isPaid ? "yes" : "no", item.policy.name.english]
        })
  }

  static func file(_ file: SupportPolicies) -> String {
    var lines = ["\(file.id) \(file.version): \(file.title.english)"]
    for policy in file.policies {
      lines += ["", "\(policy.id): \(policy.name.english) / \(policy.name.vietnamese)"]
      if let explanation = policy.explanation { lines.append("  \(explanation.english)") }
      for entry in policy.dated.entries {
        lines.append("  from \(entry.from.day): \(entry.value.map(terms) ?? "not known, or repealed")")
        lines.append("    \(entry.citation)")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func terms(_ terms: SupportTerms) -> String {
    let amount: String =
      switch terms.amount {
      case .flat(let amount): "\(amount) đồng"
      case .bands(let bands): bands.map { "\($0.amount)" }.joined(separator: " or ") + " đồng by length"
      case .perDay(let amount, let most): "\(amount) đồng a day, \(most) days at most"
      case nil: "no amount"
      }
    let more = terms.additions.map { ", \($0.each) more: \($0.name.english)" }.joined()
    let excludes = terms.excludes.isEmpty ? "" : "; not beside \(terms.excludes.joined(separator: ", "))"
    return amount + more + excludes
  }

  /// What somebody is entitled to, for people to read.
  static func answers(_ answers: [SupportAnswer], _ catalogue: SupportCatalogue) -> String {
    answers.map { answer in
      let name = catalogue.item(answer.policy)?.policy.name.english ?? answer.policy
      var lines = [
        "\(answer.policy): \(answer.verdict.rawValue)\(answer.amount.map { ", \($0) đồng" } ?? "") — \(name)"
      ]
      for line in answer.lines {
        lines.append("  \(line.count) × \(line.each)  \(line.name.english) (\(line.citation))")
      }
      for reason in answer.reasons {
        let holds = reason.holds.map { $0 ? "+" : "-" } ?? "?"
        lines.append("  \(holds) \(reason.rule): \(reason.finding.english) (\(reason.citation))")
      }
      if !answer.missing.isEmpty { lines.append("  would decide it: \(answer.missing.joined(separator: ", "))") }
      for document in answer.documents {
        lines.append("  paper: \(document.name.english)\(document.heldBy.map { ", not needed: \($0.rawValue)" } ?? "")")
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  static func json(_ answers: [SupportAnswer]) throws -> String {
    let objects = answers.map { answer -> [String: Any] in
      [
        "policy": answer.policy, "verdict": answer.verdict.rawValue, "amount": answer.amount ?? NSNull(),
        "from": answer.from?.description ?? NSNull(), "through": answer.through?.description ?? NSNull(),
        "missing": answer.missing, "revisions": answer.revisions,
        "lines": answer.lines.map {
          ["id": $0.id, "count": $0.count, "each": $0.each, "citation": $0.citation] as [String: Any]
        },
        "reasons": answer.reasons.map { reason -> [String: Any] in
          [
            "rule": reason.rule, "holds": reason.holds ?? NSNull(), "finding": reason.finding.english,
            "citation": reason.citation,
          ]
        },
        "papers": answer.documents.map { ["id": $0.id, "held_by": $0.heldBy?.rawValue ?? NSNull()] as [String: Any] },
      ]
    }
    let data = try JSONSerialization.data(withJSONObject: objects, options: [.prettyPrinted, .sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }
}
