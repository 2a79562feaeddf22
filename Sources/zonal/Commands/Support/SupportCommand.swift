import ArgumentParser

struct SupportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "Support by dated policies: who is entitled, claims, decisions, payments.",
    subcommands: [
      // Policies, what somebody is entitled to, lists, budgets.
      SupportPolicyCommand.self,
      SupportEntitled.self,
      SupportProactiveList.self,
      SupportImportList.self,
      SupportBudgetCommand.self,
      // Claims, decisions, payments.
      SupportClaim.self,
      SupportClaims.self,
      SupportShow.self,
      SupportDecide.self,
      SupportConfirm.self,
      SupportReturn.self,
      SupportAnswerCommand.self,
      SupportWithdraw.self,
      SupportAppeal.self,
      SupportCorrect.self,
      SupportDeadlines.self,
      SupportReview.self,
      SupportPay.self,
      SupportPayments.self,
      SupportReturned.self,
      SupportRecover.self,
      SupportCeilingCommand.self,
    ])
}
