import TestSupport

/// Random line lists of all kinds, the same for a seed: people of several sources with whatever may be said of them.
struct RandomLists {
  private var random: SplitMix
  private(set) var lists: [String: String] = [:]
  private static let texts = [
    "", "", "Nguyễn Văn An", "Trần \"Tý\" Bình", "Lê, Hoa", "a\nb", "=1+1", "ngõ 7; số 5", "+84 912 345 678", "-5",
  ]
  private static let sources = ["CDC", "Bệnh viện Đức Giang", "lab, \"2\""]

  init(seed: UInt64, people: Int = 20) {
    random = SplitMix(seed: seed)
    let names = (0..<people).map { _ in (one(Self.sources), "id \(random.next() % 100_000)/\(random.next() % 7)") }
    var cases = [
      "source,case_id,report_date,ward_code,report_ward_code,classification,onset_date,exposure_date,transmission,age,birth_year,sex,outcome,outcome_date,name,identifier,phone,address,notes,doses,last_dose_date,recovered_date,asked_symptoms,asked_exposures"
    ]
    for (source, name) in names {
      let outcome = one(["", "", "recovered", "died", "active"])
      let doses = one(["", "0", "1", "3"])
      cases.append(
        row([
          source, name, day(11, 20), one(["00000", "00003", "00007"]), maybe { $0.one(["00001", "00002"]) },
          one(["contact", "suspected", "probable", "confirmed", "discarded", "unclassified"]), maybe { $0.day(1, 10) },
          maybe { $0.day(1, 10) }, one(["community", "imported", "quarantined"]), maybe { "\($0.random.next() % 110)" },
          maybe { "\(1920 + $0.random.next() % 100)" }, one(["", "M", "F", "other"]), outcome,
          ["recovered", "died"].contains(outcome) ? maybe { $0.day(10, 20) } : "", one(Self.texts),
          maybe { "00119000\(1000 + $0.random.next() % 9000)" }, one(Self.texts), one(Self.texts), one(Self.texts),
          doses,
          doses == "1" || doses == "3" ? maybe { $0.day(1, 10) } : "", maybe { $0.day(1, 5) }, one(["", "true"]),
          one(["", "true"]),
        ]))
    }
    lists["cases.csv"] = text(cases)
    var contacts = [
      "case_source,case_id,contact_source,contact_id,kind,from,until,place,distance_cm,masked,minutes,touched,again"
    ]
    var tests = ["source,case_id,test,sample,result,ct,laboratory,sampled_at,resulted_at,again"]
    var symptoms = ["source,case_id,symptom,present,from,until"]
    var exposures = ["source,case_id,exposure,ward_code,from,until,place,again"]
    for (source, name) in names {
      for _ in 0..<Int(random.next() % 3) {
        let (otherSource, other) = one(names)
        guard other != name else { continue }
        contacts.append(
          row([
            source, name, otherSource, other, one(["household", "class", "other", "place"]), maybe { $0.time(1, 9) },
            maybe { $0.time(10, 15) }, one(Self.texts), maybe { "\($0.random.next() % 500)" },
            one(["", "true", "false"]),
            maybe { "\($0.random.next() % 500)" }, one(["", "true", "false"]), one(["", "2"]),
          ]))
      }
      for _ in 0..<Int(random.next() % 3) {
        let kind = one(["pcr", "antigen"])
        let result = one(["pending", "negative", "positive", "inconclusive"])
        tests.append(
          row([
            source, name, kind, one(["", "saliva"]), result, kind == "pcr" ? one(["", "24.5", "30", "17.25"]) : "",
            one(["", "CDC, Hà Nội"]), maybe { $0.time(1, 9) }, result == "pending" ? "" : maybe { $0.time(10, 15) },
            one(["", "2"]),
          ]))
      }
      for symptom in ["fever", "cough", "loss-of-smell"] where random.next() % 3 == 0 {
        let isPresent = random.next() % 2 == 0
        symptoms.append(
          row([
            source, name, symptom, isPresent ? "true" : "false", isPresent ? maybe { $0.day(1, 9) } : "",
            isPresent ? maybe { $0.day(10, 15) } : "",
          ]))
      }
      if random.next() % 3 == 0 {
        exposures.append(
          row([
            source, name, one(["outbreak-area", "confirmed-case"]), maybe { $0.one(["00001", "00005"]) },
            maybe { $0.day(1, 9) }, maybe { $0.day(10, 15) }, one(Self.texts), one(["", "2"]),
          ]))
      }
    }
    (lists["contacts.csv"], lists["tests.csv"]) = (text(contacts), text(tests))
    (lists["symptoms.csv"], lists["exposures.csv"]) = (text(symptoms), text(exposures))
  }

  private mutating func one<T>(_ values: [T]) -> T { values[Int(random.next() % UInt64(values.count))] }

  private mutating func maybe(_ make: (inout RandomLists) -> String) -> String {
    random.next() % 2 == 0 ? "" : make(&self)
  }

  private mutating func day(_ first: Int, _ last: Int) -> String {
    let day = first + Int(random.next() % UInt64(last - first + 1))
    return "2022-01-\(day < 10 ? "0" : "")\(day)"
  }

  private mutating func time(_ first: Int, _ last: Int) -> String {
    day(first, last) + one(["", "T08:30", "T23:59:59.123Z", "T00:00:00+07:00"])
  }

  private func row(_ cells: [String]) -> String {
    cells.map { cell in
      cell.contains { ",\"\n".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",")
  }

  private func text(_ rows: [String]) -> String { rows.joined(separator: "\n") + "\n" }
}
