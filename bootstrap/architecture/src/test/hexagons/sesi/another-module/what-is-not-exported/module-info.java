module com.acme.other {
    requires id.sesi.adapters.cli;
}
