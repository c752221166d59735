package network.thehigherself.sync.sandbox.sample;

import java.util.List;
import network.thehigherself.sync.sandbox.workspace.DataSource;

/**
 * A database of the sample.
 *
 * @param name the one name it has everywhere, such as {@code tasks}
 * @param environment the variable that carries its id; null for one that nobody connects
 * @param source its only data source
 * @param fields what is known of its properties beyond Notion's schema
 */
public record SampleDatabase(
    String name, String environment, DataSource source, List<SampleField> fields) {}
