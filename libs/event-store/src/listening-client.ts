import pg from 'pg';

/**
 * A client that always has a listener for what ends its connection. A pool takes its own away when it hands the client
 * out, and whoever got it adds theirs a moment later; a server that shuts down in between, in the very packet that
 * says the connection is ready, would else end the whole process. What failed is told by the next query.
 */
export class ListeningClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
