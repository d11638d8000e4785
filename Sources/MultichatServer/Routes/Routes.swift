/// Everything that the server can do.
enum Routes {
    /// All routes.
    static let all: [Route] =
        [
            SystemRoutes.all, SessionRoutes.all, EntryRoutes.all, MessageRoutes.all, WindowRoutes.all, ValueRoutes.all,
            ContextRoutes.all, WorkflowRoutes.all, LeaseRoutes.all, AgentRoutes.all, LearningRoutes.all,
            RecallRoutes.all, RecordRoutes.all, EventRoutes.all, KeyRoutes.all, PageRoutes.all,
        ].flatMap { $0 }
}
