// Written by Scripts/page.sh from Page/workflow-past.js: change that.

extension PageAsset {
    /// The file `workflow-past.js`.
    static let workflowPastJs = PageAsset(
        name: "workflow-past.js", type: "text/javascript; charset=utf-8",
        tag: "\"5daa24112066f3abd8d6ebab5a8a98a1\"",
        content: #"""
            // Workflow runs as they were: folded from the newest entries of their keys as of a sequence.

            /// The runs in these entries, in the form that the API gives those of now.
            export function runsOf(entries) {
              const runs = new Map();
              for (const entry of entries) {
                const [, name, part, step] = /^workflow\/(.+?)\/(run|step)(?:\/(.*))?$/s.exec(entry.key ?? '') ?? [];
                if (!name || entry.body === null) continue;
                const run = runs.get(name) ?? { name, state: 'running', steps: [], planned: [], updatedAt: entry.time };
                runs.set(name, run);
                if (entry.time > run.updatedAt) run.updatedAt = entry.time;
                if (part === 'run') addRun(run, entry.body);
                else run.steps.push(makeStep(step, entry));
              }
              return [...runs.values()].map(complete);
            }

            const time = (microseconds) => (typeof microseconds === 'number' ? new Date(microseconds / 1000).toISOString() : null);

            function addRun(run, body) {
              Object.assign(run, {
                state: body.state, agent: body.agent ?? null, waitsFor: body.waitsFor ?? null, output: body.output ?? null,
                error: body.error ?? null, startedAt: time(body.startedAt), planned: Array.isArray(body.steps) ? body.steps : [],
              });
            }

            function makeStep(name, { body, time: stored }) {
              const hasEnded = ['completed', 'failed', 'cancelled'].includes(body.state);
              return {
                name, state: body.state, number: body.number ?? 0, attempt: body.attempt ?? 1, group: body.group ?? null,
                startedAt: time(body.startedAt), endedAt: hasEnded ? stored : null,
                input: body.input ?? null, result: body.result ?? null, error: body.error ?? null,
              };
            }

            function complete(run) {
              const known = new Set(run.steps.map((step) => step.name));
              for (const [place, planned] of run.planned.entries()) {
                const name = typeof planned === 'string' ? planned : planned?.name;
                if (name && !known.has(name)) run.steps.push({ name, state: 'pending', number: place + 1, attempt: 1 });
              }
              run.steps.sort((one, other) => one.number - other.number);
              run.startedAt ??= run.steps[0]?.startedAt ?? run.updatedAt;
              return run;
            }
            """#)
}
