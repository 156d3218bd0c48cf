package ${package}.domain;

import java.sql.Connection;

/** The domain must not know a database. */
interface DomainUsesSql {
    void save(Money money, Connection database);
}
