package network.thehigherself.sync.sandbox.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.PropertyType;

/** Every property type that the sandbox knows. A new type is one class and one line here. */
public final class PropertyTypes {

  private static final List<PropertyType> ALL =
      List.of(
          new TextType("title"),
          new TextType("rich_text"),
          new NumberType(),
          new SelectType(),
          new MultiSelectType(),
          new StatusType(),
          new DateType(),
          new PeopleType(),
          new FilesType(),
          new CheckboxType(),
          new LineType("url", 2000),
          new LineType("email", 200),
          new LineType("phone_number", 200),
          new RelationType(),
          new FormulaType(),
          new RollupType(),
          new CreatedTimeType(),
          new CreatedByType(),
          new LastEditedTimeType(),
          new LastEditedByType(),
          new UniqueIdType(),
          new ButtonType(),
          new VerificationType(),
          new PlaceType());

  private PropertyTypes() {}

  /** The types by name. */
  public static Map<String, PropertyType> all() {
    Map<String, PropertyType> byName = new LinkedHashMap<>();
    ALL.forEach(type -> byName.put(type.name(), type));
    return byName;
  }
}
