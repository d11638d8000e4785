import Multichat
import Testing

extension Laws {
    static let random: [Law] = [
        Law("10,000 random operations answer as the memory store does") { context in
            try RandomOperations(context).run()
        }
    ]
}
