package id.sesi.application.driven;

public interface Lever {
    void failNextTime();
}
