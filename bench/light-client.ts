// SPDX-License-Identifier: Apache-2.0
import { connect, type Socket } from 'node:net'

/** What came back of one request. */
export interface LightAnswer {
  readonly status: number
  readonly body: string
}

/**
 * One HTTP/1.1 connection that asks one thing at a time and reads no more of an answer than its status and body. A
 * generator of load shares the machine with the server it measures, so it must cost a fraction of it. Loopback only.
 */
export class LightConnection {
  #socket: Socket | null = null
  #received: Buffer[] = []
  #bytes = 0
  #wanted: number | null = null
  #resolve: ((answer: LightAnswer) => void) | null = null
  readonly #port: number

  constructor(port: number) {
    this.#port = port
  }

  /** Status 0: the connection broke. */
  ask(request: string): Promise<LightAnswer> {
    return new Promise((resolve) => {
      this.#resolve = resolve
      this.#received = []
      this.#bytes = 0
      this.#wanted = null
      this.#open().write(request)
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  #open(): Socket {
    if (this.#socket !== null) return this.#socket
    const socket = connect(this.#port, '127.0.0.1')
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#take(chunk))
    const broken = () => {
      if (this.#socket === socket) this.#socket = null
      this.#answer({ status: 0, body: '' })
    }
    socket.on('error', broken)
    socket.on('close', broken)
    this.#socket = socket
    return socket
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk)
    this.#bytes += chunk.length
    this.#wanted ??= wantedBytes(this.#received.length === 1 ? chunk : Buffer.concat(this.#received))
    if (this.#wanted === null || this.#bytes < this.#wanted) return
    const text = Buffer.concat(this.#received).toString('utf8')
    this.#answer({ status: Number(text.slice(9, 12)), body: text.slice(text.indexOf('\r\n\r\n') + 4) })
  }

  #answer(answer: LightAnswer): void {
    const resolve = this.#resolve
    this.#resolve = null
    resolve?.(answer)
  }
}

/** Length of head and body together; null while the head is not there. An answer without a length is refused. */
function wantedBytes(received: Buffer): number | null {
  const end = received.indexOf('\r\n\r\n')
  if (end === -1) return null
  const head = received.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) {
    // A refusal without content-length comes chunked and short; its end is in the same segment.
    return /\r\ntransfer-encoding: chunked/i.test(head) && received.subarray(-5).toString() === '0\r\n\r\n'
      ? received.length
      : null
  }
  return end + 4 + Number(length)
}
