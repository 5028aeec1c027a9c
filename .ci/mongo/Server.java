import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
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
    MongoBackend backend = file == null ? new QuickBackend() : new DurableBackend(file);
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

  private static final class QuickBackend extends MemoryBackend {
    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
      return new MemoryDatabase(name, getCursorRegistry()) {
        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean isSparse) {
          return ById.over(super.openOrCreateUniqueIndex(collection, index, keys, isSparse));
        }
      };
    }
  }

  /** One command after the other; each write is in the file before it is acknowledged, and never a part of one. */
  private static final class DurableBackend extends H2Backend {
    private static final Set<String> READS =
        Set.of("hello", "ismaster", "isMaster", "ping", "find", "getMore", "aggregate", "count", "endSessions", "buildInfo");

    DurableBackend(String file) {
      super(new MVStore.Builder().fileName(file).autoCommitDisabled().autoCommitBufferSize(0).open());
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      return new H2Database(name, getMvStore(), getCursorRegistry()) {
        @Override
        protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean isSparse) {
          return ById.over(super.openOrCreateUniqueIndex(collection, index, keys, isSparse));
        }
      };
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

  /**
   * The index of `_id` also for filters that say more than `_id`, as every MongoDB uses it; what it finds is held against the whole
   * filter afterwards. Without it such a filter looks at every document.
   */
  private static final class ById<P> extends Index<P> {
    private final Index<P> inner;

    static <P> Index<P> over(Index<P> index) {
      boolean isOfId = index.getKeys().size() == 1 && index.getKeys().get(0).getKey().equals("_id");
      return isOfId ? new ById<>(index) : index;
    }

    private ById(Index<P> inner) {
      super(inner.getName(), inner.getKeys(), false);
      this.inner = inner;
    }

    private static Document idOf(Document filter) {
      return new Document("_id", filter.get("_id"));
    }

    @Override
    public boolean canHandle(Document filter) {
      return filter.containsKey("_id") && inner.canHandle(idOf(filter));
    }

    @Override
    public Iterable<P> getPositions(Document filter) {
      return inner.getPositions(idOf(filter));
    }

    @Override
    public P getPosition(Document document) {
      return inner.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<P> collection) {
      inner.checkAdd(document, collection);
    }

    @Override
    public void add(Document document, P position, MongoCollection<P> collection) {
      inner.add(document, position, collection);
    }

    @Override
    public P remove(Document document) {
      return inner.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<P> collection) {
      inner.checkUpdate(before, after, collection);
    }

    @Override
    public void updateInPlace(Document before, Document after, P position, MongoCollection<P> collection) {
      inner.updateInPlace(before, after, position, collection);
    }

    @Override
    public long getCount() {
      return inner.getCount();
    }

    @Override
    public boolean isEmpty() {
      return inner.isEmpty();
    }

    @Override
    public long getDataSize() {
      return inner.getDataSize();
    }

    @Override
    public void drop() {
      inner.drop();
    }
  }
}
