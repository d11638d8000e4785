import Multichat
import MultichatViews

/// A run as it is printed.
struct WorkflowResult: Presentable {
    let status: WorkflowStatus
    let now: Timestamp

    init(_ status: WorkflowStatus, at now: Timestamp) {
        self.status = status
        self.now = now
    }

    func write(json writer: inout JSONWriter) { WorkflowView(status, at: now).write(to: &writer) }

    /// The run and its steps as a tree.
    func lines(_ style: Style) -> [String] { WorkflowTree(status, at: now, style).lines }
}
