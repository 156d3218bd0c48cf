package ${package}.domain;

import java.sql.Connection;

/** The domain must not know a database. */
interface DomainUsesSql {
    void saveTo(Connection database);
}
