import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * A server that speaks MongoDB's protocol, for suites where no MongoDB is at hand. Listens on loopback; PORT 0 takes a free one.
 * Usage: Server PORT [--file FILE] [--until PID]. Without a file it forgets everything at its end; with one, whatever it has
 * acknowledged is in the file, also after kill -9. With a process id it ends when that process does.
 */
public final class Server {
  private static final MongoVersion VERSION =
      new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
          return List.of(5, 0, 0, 0);
        }

        @Override
        public int getWireVersion() {
          return 13;
        }
      };

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    String file = option(args, "--file");
    String until = option(args, "--until");
    MongoBackend backend = file == null ? new MemoryBackend() : new DurableBackend(file);
    MongoServer server = new MongoServer(backend.version(VERSION));
    server.bind("127.0.0.1", port);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    System.out.println("listening on " + server.getLocalAddress().getPort());
    System.out.flush();
    if (until != null) {
      ProcessHandle.of(Long.parseLong(until)).ifPresentOrElse(owner -> owner.onExit().join(), () -> {});
      System.exit(0);
    }
  }

  private static String option(String[] args, String name) {
    for (int at = 1; at + 1 < args.length; at += 1) if (args[at].equals(name)) return args[at + 1];
    return null;
  }

  /** One command after the other; each write is in the file before it is acknowledged, and never a part of one. */
  private static final class DurableBackend extends H2Backend {
    private static final Set<String> READS =
        Set.of("hello", "ismaster", "isMaster", "ping", "find", "getMore", "aggregate", "count", "endSessions", "buildInfo");

    DurableBackend(String file) {
      super(new MVStore.Builder().fileName(file).autoCommitDisabled().autoCommitBufferSize(0).open());
    }

    @Override
    public synchronized Document handleMessage(MongoMessage message) {
      try {
        return super.handleMessage(message);
      } finally {
        if (!READS.contains(message.getDocument().keySet().iterator().next())) commit();
      }
    }
  }
}
