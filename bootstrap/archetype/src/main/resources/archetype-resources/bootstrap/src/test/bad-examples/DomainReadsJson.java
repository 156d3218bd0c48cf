package ${package}.domain;

import com.squareup.moshi.JsonReader;

/** The domain must not know the format of a file. */
interface DomainReadsJson {
    Money read(JsonReader json);
}
