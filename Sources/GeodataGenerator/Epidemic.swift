/// An invented epidemic and vaccination campaign in the wards of Hanoi, from October 2021 to 21 January 2022.
///
/// Counts are chosen so that under Decision 4800 every level occurs on the last day, in about the shares that the city
/// published for that day (43 green, 377 yellow, 159 orange wards), with a few red ones for the reader to look at.
struct Epidemic {
  /// What the last week is to look like in a ward.
  private struct Plan {
    /// Community cases per week and 100,000 residents.
    var rate: Int
    /// Percent of adults with a first dose, times ten.
    var adults: Int
    /// Percent of people of 50 years and more with a complete series, times ten.
    var elderly: Int
    var hasPlan: Bool
  }

  private let wards: [WardFact]
  private let outlines: Outlines
  private let plans: [Plan]
  /// Days since 1 October 2021 of the last day, 21 January 2022.
  private static let lastDay = 112
  /// The ward that the population table leaves out.
  static let uncounted = "10504"

  init(_ wards: [WardFact], _ outlines: Outlines) {
    self.wards = wards
    self.outlines = outlines
    var random = Random(4800)
    plans = wards.map { _ in
      let draw = random.whole(1...579)
      let rate = draw <= 38 ? random.whole(3...40) : draw <= 415 ? random.whole(58...138) : random.whole(165...310)
      // Elsewhere people are vaccinated where they do not live: above 100 % is ordinary.
      var plan = Plan(
        rate: rate, adults: random.whole(955...1040), elderly: random.whole(840...970), hasPlan: !random.happens(35))
      if random.happens(14) { plan.adults = random.whole(560...690) }
      if random.happens(30) { plan.elderly = random.whole(600...790) }
      return plan
    }
  }

  // MARK: Days and ages

  /// The n-th day from 1 October 2021, as in ISO 8601.
  static func day(_ n: Int) -> String {
    let months = [(31, "2021-10"), (30, "2021-11"), (31, "2021-12"), (31, "2022-01")]
    var rest = n
    for (length, name) in months {
      if rest < length { return "\(name)-\(rest < 9 ? "0" : "")\(rest + 1)" }
      rest -= length
    }
    return "2022-02-01"
  }

  private static let groups = [(0, 11), (12, 17), (18, 49), (50, 64), (65, -1)]
  private static let shares = [190, 80, 470, 170, 90]

  /// Residents by age group, adding up to the census figure.
  private func residents(_ ward: Int) -> [Int] {
    var random = Random(1000 + ward)
    var parts = Self.shares.map { wards[ward].population * ($0 + random.whole(-8...8)) / 1000 }
    parts[2] += wards[ward].population - parts.reduce(0, +)
    return parts
  }

  // MARK: Files

  func population() -> String {
    var text = "ward_code,population,age_from,age_to,from\n"
    for (ward, fact) in wards.enumerated() where fact.code != Self.uncounted {
      for (group, count) in zip(Self.groups, residents(ward)) {
        text += "\(fact.code),\(count),\(group.0),\(group.1 < 0 ? "" : String(group.1)),2019-04-01\n"
      }
    }
    return text
  }

  func measures() -> String {
    var text = "area_code,date,measure,value\n"
    var random = Random(77)
    // Drawn apart, so that it changes no other figure.
    var capacity = Random(78)
    for (ward, fact) in wards.enumerated() {
      text += "\(fact.code),2021-10-15,capacity_plan,\(plans[ward].hasPlan ? 1 : 0)\n"
      // 1 adequate, 2 moderate, 3 limited.
      let grade = capacity.whole(1...100)
      text += "\(fact.code),2022-01-14,response_capacity,\(grade <= 60 ? 1 : grade <= 90 ? 2 : 3)\n"
      for day in ["2022-01-14", "2022-01-21"] {
        let tests = fact.population * random.whole(9...16) / 1000
        text += "\(fact.code),\(day),tests,\(tests)\n"
        text += "\(fact.code),\(day),positives,\(tests * min(plans[ward].rate, 300) / 4000)\n"
      }
    }
    return text
  }

  func doses() -> String {
    var text = "dose_date,ward_code,dose_number,age,series_complete,product,count\n"
    for (ward, fact) in wards.enumerated() {
      let people = residents(ward)
      for (group, age) in [(1, 14), (2, 30), (3, 57), (4, 70)] {
        let isChild = age == 14
        // Share of the campaign that each day stands for, in thousandths: children began in November.
        let days =
          isChild
          ? [("2021-11-15", 800, 0), ("2022-01-10", 200, 1000)]
          : [("2021-07-15", 150, 0), ("2021-09-15", 600, 250), ("2021-11-15", 200, 550), ("2022-01-10", 50, 200)]
        let started = people[group] * (isChild ? 900 : plans[ward].adults) / 1000
        let finished = min(started, people[group] * (age >= 50 ? plans[ward].elderly : 900) / 1000)
        let product = isChild ? "Comirnaty" : ["AstraZeneca", "Vero Cell", "Comirnaty"][(ward + age) % 3]
        var (ones, twos) = (0, 0)
        for (n, (day, first, second)) in days.enumerated() {
          // The last day takes what rounding left over, so that the sums are exact and nobody is finished who never began.
          let isLast = n == days.count - 1
          let one = isLast ? started - ones : started * first / 1000
          let two = isLast ? finished - twos : finished * second / 1000
          ones += one
          twos += two
          if one > 0 { text += "\(day),\(fact.code),1,\(age),false,\(product),\(one)\n" }
          if two > 0 { text += "\(day),\(fact.code),2,\(age),true,\(product),\(two)\n" }
        }
      }
    }
    return text
  }

  /// Cases of one ward on one day.
  private func cases(_ ward: Int, _ day: Int, _ random: inout Random) -> Int {
    let weeksBefore = (Self.lastDay - day) / 7
    // The wave doubles in about two weeks; far wards come later.
    let strength = [1000, 700, 480, 340, 240, 160, 110, 80, 55, 40, 30, 20, 15, 10, 8, 6, 5][min(weeksBefore, 16)]
    let weekly = wards[ward].population * plans[ward].rate / 1000 * strength / 1000
    // In hundred-thousandths of a case: whole cases, and one more by lot.
    let daily = weekly * 10 / 7
    return daily / 1000 + (random.whole(0...999) < daily % 1000 ? 1 : 0)
  }

  /// Three files that say where in three ways: by position, by code, and by name.
  func cases() -> (points: String, codes: String, names: String) {
    var points = "case_id,report_date,onset_date,longitude,latitude,classification,transmission,age,sex,outcome,count\n"
    var codes = "report_date,ward_code,classification,transmission,count\n"
    var names = "report_date,district,ward,classification,count\n"
    var random = Random(2_022_0121)
    var number = 0
    for day in 0...Self.lastDay {
      for (ward, fact) in wards.enumerated() {
        let count = cases(ward, day, &random)
        guard count > 0 else { continue }
        switch (ward + day) % 10 {
        case 0...3:
          for _ in 0..<count {
            number += 1
            points += line(number, day, outlines.placeInside(ward, &random), &random)
          }
        case 4...8:
          codes += "\(Self.day(day)),\(fact.code),confirmed,community,\(count)\n"
          if random.happens(120) {
            codes += "\(Self.day(day)),\(fact.code),suspected,community,\(random.whole(1...4))\n"
          }
          if random.happens(90) {
            codes += "\(Self.day(day)),\(fact.code),confirmed,quarantined,\(random.whole(1...5))\n"
          }
        default:
          names +=
            "\(Self.day(day)),\(written(fact.district, random.whole(0...2))),\(written(fact.name, random.whole(0...2))),confirmed,\(count)\n"
        }
      }
    }
    dirt(&points, &codes, &names, &number)
    return (points, codes, names)
  }

  private func line(_ number: Int, _ day: Int, _ place: Position, _ random: inout Random) -> String {
    let classification = random.happens(60) ? "probable" : random.happens(40) ? "suspected" : "confirmed"
    let transmission = random.happens(90) ? "quarantined" : random.happens(10) ? "imported" : "community"
    let outcome = random.happens(6) ? "died" : day < 90 ? "recovered" : "active"
    let onset = random.happens(300) ? "" : Self.day(max(day - random.whole(0...4), 0))
    return
      "HN\(100_000 + number),\(Self.day(day)),\(onset),\(Self.decimal(place.x)),\(Self.decimal(place.y)),\(classification),"
      + "\(transmission),\(random.whole(0...89)),\(random.happens(500) ? "F" : "M"),\(outcome),1\n"
  }

  static func decimal(_ millionths: Int) -> String {
    let fraction = String(1_000_000 + millionths % 1_000_000).dropFirst()
    return "\(millionths / 1_000_000).\(fraction)"
  }

  /// A name as it might be written: as it is, without the kind of unit, or in capitals.
  private func written(_ name: String, _ way: Int) -> String {
    switch way {
    case 1:
      for prefix in ["Phường ", "Quận ", "Huyện "] where name.hasPrefix(prefix) {
        let rest = String(name.dropFirst(prefix.count))
        return Int(rest) == nil ? rest : name
      }
      return name
    case 2: return name.uppercased()
    default: return name
    }
  }

  /// What real files bring along: places elsewhere, names that are not clear, corrections, dates that are none.
  private func dirt(_ points: inout String, _ codes: inout String, _ names: inout String, _ number: inout Int) {
    for place in [(106_680_000, 10_800_000), (105_100_000, 21_900_000), (106_300_000, 20_400_000)] {
      number += 1
      points +=
        "HN\(100_000 + number),2022-01-19,,\(Self.decimal(place.0)),\(Self.decimal(place.1)),confirmed,community,40,F,active,1\n"
    }
    number += 1
    points +=
      "HN\(100_000 + number),2022-01-18,,\(Self.decimal(21_028_000)),\(Self.decimal(105_852_000)),confirmed,community,33,M,active,1\n"
    number += 1
    points += "HN\(100_000 + number),2022-02-30,,105.852000,21.028000,confirmed,community,51,M,active,1\n"
    codes += "2022-01-17,00067,confirmed,community,-1\n"
    codes += "2022-01-20,99999,confirmed,community,2\n"
    codes += "2022-01-20,67,confirmed,community,1\n"
    names += "2022-01-20,Huyện Gia Lâm,Yên Viên,confirmed,1\n"
    names += "2022-01-20,Quận Cầu Giấy,Trung Hoà,confirmed,2\n"
    names += "2022-01-20,Quận Hòan Kiếm,Hàng Bạc,confirmed,1\n"
    names += "2022-01-20,Quận Ninh Kiều,Cái Khế,confirmed,1\n"
  }
}
