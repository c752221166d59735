package network.thehigherself.sync.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The form of a mapping file, as {@code mapping.schema.json} describes it to editors. */
final class MappingSchema {
  static final String RESOURCE = MappingFiles.FOLDER + "mapping.schema.json";

  private final JsonNode text = read();
  private final JsonSchema schema = compile(text);

  /** Where the document breaks the schema; nothing for one that could not be read as YAML. */
  List<Fault> check(Document document) {
    if (document.root().isMissingNode()) {
      return List.of();
    }
    List<Breach> breaches =
        schema.validate(document.root()).stream().map(found -> new Breach(text, found)).toList();
    Set<JsonPointer> misspelt = misspelt(breaches);
    return breaches.stream()
        .filter(breach -> !misspelt.contains(breach.at().appendProperty(breach.key())))
        .map(breach -> SchemaFault.of(document, breach))
        .toList();
  }

  /** The property types that a field may have. */
  Set<String> types() {
    Set<String> types = new HashSet<>();
    text.at("/$defs/type/enum").forEach(type -> types.add(type.textValue()));
    return types;
  }

  /** The missing keys that are there under a wrong spelling: one fault, not two. */
  private static Set<JsonPointer> misspelt(List<Breach> breaches) {
    Set<JsonPointer> misspelt = new HashSet<>();
    for (Breach breach : breaches) {
      if (breach.keyword().equals("additionalProperties")) {
        Words.nearest(breach.key(), breach.keys())
            .ifPresent(key -> misspelt.add(breach.at().appendProperty(key)));
      }
    }
    return misspelt;
  }

  private static JsonNode read() {
    try (InputStream file = MappingSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  private static JsonSchema compile(JsonNode text) {
    JsonMetaSchema words =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new AnnotationKeyword("errorMessage"))
            .build();
    return JsonSchemaFactory.builder()
        .defaultMetaSchemaIri(words.getIri())
        .metaSchema(words)
        .build()
        .getSchema(text, SchemaValidatorsConfig.builder().build());
  }
}
