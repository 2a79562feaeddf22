extension ClaimantText {
  /// Names of what may be added or corrected.
  public static let answersHint =
    "'birth_year: …', 'work: WARD …', 'children: DAY …', 'question ID: yes', 'spell KIND: FROM THROUGH'"

  /// What somebody types who adds to a claim or corrects it.
  ///
  /// - Throws: `SupportError.unusable`; values are not repeated.
  public static func answers(_ typed: [String: String]) throws -> ClaimAnswers {
    for name in typed.keys.sorted()
    where !["birth_year", "work", "children"].contains(name) && !name.hasPrefix("question ")
      && !name.hasPrefix("spell ")
    {
      throw SupportError.unusable("a field is none of \(answersHint)")
    }
    let form = try ClaimantText(typed)
    var answers = ClaimAnswers(children: try form.children(), birthYear: try form.birthYear())
    if typed["work"] != nil { answers.workplaces = form.workplaces() }
    for (name, value) in typed {
      if name.hasPrefix("question ") {
        answers.statements.updateValue(
          value.isEmpty ? nil : try form.answer(value, name), forKey: String(name.dropFirst(9)))
      } else if name.hasPrefix("spell ") {
        let kind = String(name.dropFirst(6))
        answers.spells[kind] = try form.spell(kind, value).map { [$0] } ?? []
      }
    }
    return answers
  }
}
