/// Everything that the server can do.
enum Routes {
    /// All routes.
    static let all: [Route] =
        SystemRoutes.all + SessionRoutes.all + EntryRoutes.all + MessageRoutes.all + EventRoutes.all
}
