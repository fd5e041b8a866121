// SPDX-License-Identifier: Apache-2.0
import { Link } from '#web/shared/ui/link.tsx'

/** A case by its number, in the list where it stands. */
export function CaseLink({ number }: { number: string }) {
  return (
    <Link to={`/inbox?view=all&case=${number}`}>
      <span className="numbers">{number}</span>
    </Link>
  )
}
