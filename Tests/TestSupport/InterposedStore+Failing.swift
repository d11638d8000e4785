package import Multichat
import Synchronization

extension InterposedStore {
    /// A store whose write of that number isn't made, as where a cable is pulled; the others are.
    package init(_ base: any Restoring, failingAtWrite number: Int) {
        self.init(base)
        let calls = Atomic(0)
        beforeWrite = { _ in
            guard calls.add(1, ordering: .relaxed).newValue == number else { return }
            throw MultichatError(.io, "The cable was pulled.")
        }
    }
}
